import type { Booking } from '../booking/booking.ts';
import { linesOf, numbersLeft } from '../booking/cancellation.ts';
import type { Venue } from '../events/event.ts';
import { placeText } from '../messages/formats.ts';
import { decimalText, sumOf, type MinorUnits } from '../money.ts';
import type { PaymentAttempt, Refund } from '../payments/payment.ts';
import type { Instant } from '../time.ts';

/** The columns of a table of sold bookings, as spreadsheets show them. */
export const SALES_COLUMNS = [
  'Booking',
  'State',
  'Booked at',
  'Cancelled at',
  'Name',
  'E-mail',
  'Tickets bought',
  'Tickets left',
  'Places left',
  'Tickets price',
  'Discount',
  'Fees',
  'Total',
  'Refunded',
  'Currency',
  'Promo code',
] as const;

/** A sold booking with its payments and refunds. */
export type PaidBooking = {
  readonly booking: Booking;
  readonly attempts: readonly PaymentAttempt[];
  readonly refunds: readonly Refund[];
};

/** A sold booking as a row of {@link SALES_COLUMNS}; amounts in the currency's main unit, times on the venue's clock. */
export function salesRow(
  { booking, refunds }: Omit<PaidBooking, 'attempts'>,
  venue: Pick<Venue, 'timeZone'>,
): string[] {
  const { bookingId, status, contact, lines, totals, currency, confirmedAt, cancelledAt } = booking;
  const left = numbersLeft(booking);
  const places = linesOf(booking, left).map(({ label }) => placeText(label));
  const { tickets, discount = 0, fees, total } = totals;
  const money = [tickets, discount, fees, total, refundedOf(booking, refunds)];
  return [
    bookingId,
    status,
    wallTime(confirmedAt, venue),
    wallTime(cancelledAt, venue),
    contact?.name ?? '',
    contact?.email ?? '',
    String(lines.length),
    String(left.length),
    places.join('; '),
    ...money.map((amount) => decimalText(amount, currency)),
    currency,
    booking.promoCode ?? '',
  ];
}

/** What went back, or is on its way, of what was paid for the tickets; a payment that came twice is not theirs. */
function refundedOf({ paidBy }: Booking, refunds: readonly Refund[]): MinorUnits {
  return sumOf(refunds.filter(({ attempt }) => attempt === paidBy).map(({ amount }) => amount));
}

/** A moment as every spreadsheet reads it: `2026-05-01 20:00:00`. */
export function wallTime(at: Instant | undefined, { timeZone }: Pick<Venue, 'timeZone'>): string {
  if (at === undefined) return '';
  const format = { dateStyle: 'short', timeStyle: 'medium', timeZone } as const;
  return new Intl.DateTimeFormat('sv-SE', format).format(Date.parse(at));
}
