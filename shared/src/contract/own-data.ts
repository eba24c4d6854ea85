import * as z from 'zod';
import type {
  Account,
  Booking,
  Instant as At,
  PaymentAttempt,
  Refund,
  Ticket,
} from '../domain/index.ts';
import { AccountView, SignedInPlaceView, accountView, signedInPlaceView } from './accounts.ts';
import { BookingView, PlaceLabelView, bookingView } from './bookings.ts';
import { Instant, MinorUnits, TicketId } from './fields.ts';

/** A booking with its tickets and payments, as its customer takes it away. */
const OwnBookingView = BookingView.extend({
  attendees: z.array(z.string()),
  tickets: z.array(
    z.object({
      ticketId: TicketId,
      status: z.enum(['valid', 'used', 'void']),
      label: PlaceLabelView,
      attendee: z.string(),
      issuedAt: Instant,
      admittedAt: Instant.optional(),
    }),
  ),
  payments: z.array(
    z.object({
      attempt: z.int(),
      provider: z.string(),
      status: z.string(),
      amount: MinorUnits,
      createdAt: Instant,
    }),
  ),
  refunds: z.array(z.object({ refundId: z.string(), status: z.string(), amount: MinorUnits })),
});

/** All that is kept about a customer. */
export const OwnDataView = z.object({
  account: AccountView.extend({
    createdAt: Instant,
    emailVerifiedAt: Instant.optional(),
    lastSignInAt: Instant.optional(),
  }),
  sessions: z.array(SignedInPlaceView),
  bookings: z.array(OwnBookingView),
});

/** All that is kept about a customer. */
export type OwnDataView = z.infer<typeof OwnDataView>;

type OwnBooking = {
  readonly booking: Booking;
  readonly tickets: readonly Ticket[];
  readonly attempts: readonly PaymentAttempt[];
  readonly refunds: readonly Refund[];
};

type OwnData = {
  readonly account: Account;
  readonly sessions: readonly Parameters<typeof signedInPlaceView>[0][];
  readonly bookings: readonly OwnBooking[];
};

/** The view of all that is kept about a customer. */
export function ownDataView({ account, sessions, bookings }: OwnData, now: At): OwnDataView {
  return OwnDataView.parse({
    account: { ...account, ...accountView(account) },
    sessions: sessions.map(signedInPlaceView),
    bookings: bookings.map(({ booking, tickets, attempts, refunds }) => ({
      ...bookingView(booking, now, attempts.at(-1)),
      attendees: booking.attendees ?? [],
      tickets,
      payments: attempts,
      refunds,
    })),
  });
}
