import type { EventView } from '@foyer/shared/contract';
import { shortMoment } from '@foyer/ui/dates/event-time.ts';

type Category = EventView['categories'][number];

/** What is special about a category's sale at a moment, if anything; the event's own state stands elsewhere. */
export function categoryWords(
  { maxPerBooking, salesOpenAt, salesCloseAt }: Category,
  event: Pick<EventView, 'sales' | 'venue'>,
  { now, locale }: { readonly now: string; readonly locale: string },
): string {
  if (event.sales === 'ended' || event.sales === 'cancelled' || event.sales === 'closed') return '';
  const moment = (at: string) => shortMoment(at, { timeZone: event.venue.timeZone, locale });
  if (salesCloseAt !== undefined && now >= salesCloseAt) return 'No longer sold';
  return [
    salesOpenAt !== undefined && now < salesOpenAt && `Sold from ${moment(salesOpenAt)}`,
    salesCloseAt !== undefined && `Sold until ${moment(salesCloseAt)}`,
    maxPerBooking !== undefined && `At most ${maxPerBooking} in a booking`,
  ]
    .filter(Boolean)
    .join(' · ');
}
