import type { FeeRule, TicketedEvent } from '../events/event.ts';
import { shareOf, sumOf, taxWithin, type MinorUnits } from '../money.ts';
import type { BookingLine, BookingTotals } from './booking.ts';
import { discountOf } from './promo-lines.ts';

/** What lines cost: tickets as paid, the booking fee on top (none for a free ticket), and the taxes contained in both. */
export function totalsOf(
  event: Pick<TicketedEvent, 'fees' | 'taxes'>,
  lines: readonly Pick<BookingLine, 'price' | 'fullPrice'>[],
): BookingTotals {
  const tickets = sumOf(lines.map((line) => line.price));
  const fees = sumOf(lines.map(({ price }) => feeOf(event.fees, price)));
  const total = tickets + fees;
  const taxes = event.taxes.map(({ name, rate }) => ({ name, amount: taxWithin(total, rate) }));
  const discount = discountOf(lines);
  return { tickets, ...(discount > 0 && { discount }), fees, taxes, total };
}

/** The booking fee of one ticket; a free one has none. */
export function feeOf({ perTicket, share }: FeeRule, price: MinorUnits): MinorUnits {
  return price === 0 ? 0 : perTicket + shareOf(price, share);
}
