import type { TicketedEvent } from '../events/event.ts';
import { sumOf, type MinorUnits } from '../money.ts';
import type { Booking, BookingLine, BookingTotals, BoxOfficeSale } from './booking.ts';
import { totalsOf } from './totals.ts';

/** Lines at what the box office takes for them. */
export function boxOfficeLines(
  lines: readonly BookingLine[],
  { settledBy }: Pick<BoxOfficeSale, 'settledBy'>,
): BookingLine[] {
  return lines.map((line) => (settledBy === 'complimentary' ? { ...line, price: 0 } : line));
}

/** What a box office booking costs: nobody booked online, so there is no booking fee. */
export function boxOfficeTotals(
  { taxes }: Pick<TicketedEvent, 'taxes'>,
  lines: readonly BookingLine[],
): BookingTotals {
  return totalsOf({ taxes, fees: { perTicket: 0, share: 0 } }, lines);
}

/** What is collected in cash for lines of a booking, beside all providers; nothing of any other booking. */
export function cashFor(
  { boxOffice }: Pick<Booking, 'boxOffice'>,
  lines: readonly BookingLine[],
): MinorUnits {
  return boxOffice?.settledBy === 'door' ? sumOf(lines.map(({ price }) => price)) : 0;
}
