import { DomainError } from '../errors.ts';
import { epochOf, instantOf, type Instant } from '../time.ts';
import type { TicketedEvent } from './event.ts';

/** What an organizer may change of an event; null takes a rule away. What is absent stays. */
export type EventChanges = {
  readonly [Field in ChangeableField]?: TicketedEvent[Field] | undefined;
} & { readonly [Rule in RemovableRule]?: TicketedEvent[Rule] | null | undefined };

type RemovableRule = 'maxTicketsPerCustomer' | 'offerHours' | 'selfCancel' | 'waitlist';

type ChangeableField =
  | 'title'
  | 'summary'
  | 'description'
  | 'tags'
  | 'venue'
  | 'doorsOpenAt'
  | 'startsAt'
  | 'endsAt'
  | 'salesOpenAt'
  | 'salesCloseAt'
  | 'currency'
  | 'holdMinutes'
  | 'maxTicketsPerBooking'
  | 'avoidsSingleSeats'
  | 'embedOrigins'
  | 'doors'
  | 'allowsReentry'
  | 'fees'
  | 'taxes';

/**
 * Throws 'event-busy' while the event is published or taken down or its plan changes, and 'event-not-draft' once it is cancelled or ended:
 * a draft and an event on sale may change.
 */
export function requireChangeable({ status, planChange }: TicketedEvent): void {
  if (planChange) throw new DomainError('event-busy', { status });
  if (status === 'draft' || status === 'published') return;
  const busy = status === 'publishing' || status === 'unpublishing';
  throw new DomainError(busy ? 'event-busy' : 'event-not-draft', { status });
}

/** The event with changed values. Throws 'event-not-draft' for another currency once people may have paid in the first. */
export function withChanges(
  event: TicketedEvent,
  changes: EventChanges,
  now: Instant,
): TicketedEvent {
  const { currency = event.currency } = changes;
  if (currency !== event.currency && event.status !== 'draft')
    throw new DomainError('event-not-draft', { field: 'currency' });
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  const all: [string, unknown][] = Object.entries({ ...event, ...Object.fromEntries(given) });
  const standing = all.filter(([, value]) => value !== null);
  return {
    ...(Object.fromEntries(standing) as TicketedEvent),
    updatedAt: versionAfter(event, now),
  };
}

/** The time of a change; always later than the version that it replaces, which it is told from by its time. */
export function versionAfter(
  { updatedAt }: Pick<TicketedEvent, 'updatedAt'>,
  now: Instant,
): Instant {
  return instantOf(Math.max(epochOf(now), epochOf(updatedAt) + 1));
}

/** What the audit log tells of an event's facts; the room and the time of the change are told otherwise. */
export function eventFacts(event: TicketedEvent): object {
  const { sections: _sections, categories: _categories, images: _images, ...facts } = event;
  const {
    planVersion: _plan,
    planTurn: _turn,
    planChange: _change,
    feedShards: _shards,
    updatedAt: _updatedAt,
    ...told
  } = facts;
  return told;
}
