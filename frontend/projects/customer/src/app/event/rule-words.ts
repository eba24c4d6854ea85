import type { EventView } from '@foyer/shared/contract';
import { shortMoment } from '@foyer/ui/dates/event-time.ts';

type Rules = Pick<
  EventView,
  | 'holdMinutes'
  | 'maxTicketsPerBooking'
  | 'maxTicketsPerCustomer'
  | 'priceTo'
  | 'selfCancel'
  | 'signUp'
  | 'startsAt'
  | 'venue'
>;

const HOUR_MS = 3_600_000;

/** What holds for everybody who books: limits, the hold, and giving tickets back, a sentence each. */
export function ruleWords(event: Rules, locale: string): readonly string[] {
  return [
    limitWords(event),
    ...(event.signUp ? [] : [holdWords(event)]),
    refundWords(event, locale),
  ];
}

function holdWords({ holdMinutes }: Rules): string {
  return `The seats you choose are yours for ${holdMinutes} minutes while you book.`;
}

function limitWords({ maxTicketsPerBooking: each, maxTicketsPerCustomer: all }: Rules): string {
  const booking = `Up to ${ticketsWords(each)} in one booking`;
  return all === undefined ? `${booking}.` : `${booking}, ${all} for one person.`;
}

function ticketsWords(count: number): string {
  return count === 1 ? '1 ticket' : `${count} tickets`;
}

function refundWords({ selfCancel, startsAt, venue, priceTo }: Rules, locale: string): string {
  const cancelled =
    priceTo === 0 ? '' : ' If the event is cancelled, you get everything you paid back.';
  if (!selfCancel) return `Tickets cannot be given back.${cancelled}`;
  const { hoursBefore, keepsFees } = selfCancel;
  const last = new Date(Date.parse(startsAt) - hoursBefore * HOUR_MS).toISOString();
  const until =
    hoursBefore === 0
      ? 'until the start'
      : `until ${hoursBefore} ${hoursBefore === 1 ? 'hour' : 'hours'} before the start, ${shortMoment(last, { timeZone: venue.timeZone, locale })}`;
  const fees = keepsFees && priceTo > 0 ? '; booking fees stay' : '';
  return `You can give tickets back ${until}${fees}.${cancelled}`;
}
