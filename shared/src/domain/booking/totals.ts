import type { TicketedEvent } from '../events/event.ts';
import { shareOf, sumOf, taxWithin } from '../money.ts';
import type { BookingLine, BookingTotals } from './booking.ts';
import { discountOf } from './promo-lines.ts';

/** What lines cost: tickets as paid, the booking fee on top (none for a free ticket), and the taxes contained in both. */
export function totalsOf(
  event: Pick<TicketedEvent, 'fees' | 'taxes'>,
  lines: readonly Pick<BookingLine, 'price' | 'fullPrice'>[],
): BookingTotals {
  const { perTicket, share } = event.fees;
  const tickets = sumOf(lines.map((line) => line.price));
  const fees = sumOf(
    lines.map(({ price }) => (price === 0 ? 0 : perTicket + shareOf(price, share))),
  );
  const total = tickets + fees;
  const taxes = event.taxes.map(({ name, rate }) => ({ name, amount: taxWithin(total, rate) }));
  const discount = discountOf(lines);
  return { tickets, ...(discount > 0 && { discount }), fees, taxes, total };
}
