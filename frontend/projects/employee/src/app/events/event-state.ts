import type { employee } from '@foyer/shared/contract';
import { shortMoment } from '@foyer/ui/dates/event-time.ts';

/** What is known of an event in the list. */
type Listed = Pick<
  employee.WorkedEventView,
  'status' | 'sales' | 'salesOpenAt' | 'venue' | 'capacity'
>;

/** How a state looks: beside its words it has a tone. */
export type EventState = {
  readonly words: string;
  readonly tone: 'quiet' | 'busy' | 'good' | 'waiting' | 'over';
};

/** The state of an event in words, as its organizer thinks of it. */
export function eventState(event: Listed, locale: string): EventState {
  switch (event.status) {
    case 'draft':
      return { words: 'Draft', tone: 'quiet' };
    case 'publishing':
      return { words: 'Being published', tone: 'busy' };
    case 'unpublishing':
      return { words: 'Being taken down', tone: 'busy' };
    case 'cancelled':
      return { words: 'Cancelled', tone: 'over' };
    case 'ended':
      return { words: 'Ended', tone: 'over' };
    case 'published':
      return publishedState(event, locale);
  }
}

function publishedState({ sales, salesOpenAt, venue }: Listed, locale: string): EventState {
  if (sales === 'open') return { words: 'On sale', tone: 'good' };
  if (sales === 'not-open') {
    const opens = shortMoment(salesOpenAt, { timeZone: venue.timeZone, locale });
    return { words: `Sales open ${opens}`, tone: 'waiting' };
  }
  return sales === 'closed'
    ? { words: 'Sales closed', tone: 'waiting' }
    : { words: 'Ended', tone: 'over' };
}

/** The one thing to do next with an event. */
export type NextStep = {
  readonly words: string;
  /** What the words leave out, for who cannot see the row. */
  readonly of: string;
  readonly icon: string;
  /** Below the event's address. */
  readonly path: readonly string[];
};

const SCAN = { words: 'Scan', of: 'tickets of', icon: 'qr_code_scanner', path: ['scan'] };

/** What to do next with an event; stewards scan. */
export function nextStep(event: Listed, isOwner: boolean): NextStep {
  if (!isOwner) return SCAN;
  if (event.status === 'draft')
    return event.capacity > 0 && event.venue.name !== ''
      ? { words: 'Publish', of: '', icon: 'rocket_launch', path: ['setup', 'publish'] }
      : { words: 'Continue', of: 'with', icon: 'edit', path: ['setup'] };
  if (event.status === 'published' && event.sales !== 'ended') return SCAN;
  return { words: 'View', of: '', icon: 'visibility', path: ['setup'] };
}
