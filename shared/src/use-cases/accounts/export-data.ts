import type {
  Account,
  Booking,
  Instant,
  PaymentAttempt,
  Refund,
  Ticket,
} from '../../domain/index.ts';
import type { BookingStore, PaymentStore, TicketStore } from '../ports.ts';
import { listSessions, type OwnSession } from './end-sessions.ts';
import { requireSession, type Holder, type HolderDeps } from './require-session.ts';

/** A booking with all that hangs on it. */
export type OwnBooking = {
  readonly booking: Booking;
  readonly tickets: readonly Ticket[];
  readonly attempts: readonly PaymentAttempt[];
  readonly refunds: readonly Refund[];
};

/** All that is kept about a customer. */
export type OwnData = {
  readonly account: Account;
  readonly sessions: readonly OwnSession[];
  readonly bookings: readonly OwnBooking[];
};

type Deps = HolderDeps & {
  readonly bookings: Pick<BookingStore, 'byCustomer'>;
  readonly tickets: Pick<TicketStore, 'ofBooking'>;
  readonly payments: Pick<PaymentStore, 'ofBooking'>;
};

const BOOKINGS_AT_ONCE = 25;

/** All that is kept about a customer. Throws 'not-signed-in', 'account-inactive'. */
export async function exportData(deps: Deps, holder: Holder, now: Instant): Promise<OwnData> {
  const account = await requireSession(deps, holder, now);
  const sessions = await listSessions(deps, holder, now);
  const bookings: OwnBooking[] = [];
  let cursor: string | undefined;
  do {
    const page = await deps.bookings.byCustomer(account.userId, BOOKINGS_AT_ONCE, cursor);
    bookings.push(...(await Promise.all(page.items.map((booking) => withParts(deps, booking)))));
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return { account, sessions, bookings };
}

async function withParts(deps: Deps, booking: Booking): Promise<OwnBooking> {
  const [tickets, payments] = await Promise.all([
    deps.tickets.ofBooking(booking.bookingId),
    deps.payments.ofBooking(booking.bookingId),
  ]);
  return { booking, tickets, ...payments };
}
