import type { Booking, PaidBooking } from '../../domain/index.ts';
import type { PaymentStore } from '../ports.ts';

type Deps = { payments: Pick<PaymentStore, 'ofBooking'> };

/** Bookings whose payments are read at the same time. */
const READ_AT_ONCE = 16;

/** Bookings with their payments, a lot at a time, in their order; of one that no payment paid for none are read. */
export async function* withPayments(
  deps: Deps,
  bookings: AsyncIterable<Booking>,
): AsyncGenerator<PaidBooking> {
  for await (const lot of inLots(bookings))
    yield* await Promise.all(lot.map((booking) => paidBooking(deps, booking)));
}

async function paidBooking({ payments }: Deps, booking: Booking): Promise<PaidBooking> {
  if (booking.attempts === 0) return { booking, attempts: [], refunds: [] };
  return { booking, ...(await payments.ofBooking(booking.bookingId)) };
}

async function* inLots(bookings: AsyncIterable<Booking>): AsyncGenerator<readonly Booking[]> {
  let lot: Booking[] = [];
  for await (const booking of bookings) {
    lot.push(booking);
    if (lot.length < READ_AT_ONCE) continue;
    yield lot;
    lot = [];
  }
  if (lot.length > 0) yield lot;
}
