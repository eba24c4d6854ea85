import {
  cashFor,
  epochOf,
  partsOf,
  ticketsOf,
  type AuditEntry,
  type Booking,
  type BookingLine,
  type Effect,
  type Instant,
  type PaymentAttempt,
  type TicketedEvent,
} from '../../domain/index.ts';
import { customerLimitOf } from '../booking/customer-limit.ts';
import type { Deriver, Ledger } from '../ports.ts';

/** What confirming needs. */
export type ConfirmDeps = { ledger: Pick<Ledger, 'confirm'>; derive: Deriver };

/** What is confirmed, by which money; `held` are the lines of a hold that is lost, where its seats are taken anew. */
export type ToConfirm = {
  readonly event: TicketedEvent;
  readonly booking: Booking;
  readonly attempt?: PaymentAttempt | undefined;
  readonly held?: readonly BookingLine[] | undefined;
  /** What the log tells of it, where an employee made the booking. */
  readonly audit?: AuditEntry | undefined;
};

/**
 * Sells the seats, confirms the booking and issues its tickets in one commit.
 * Throws as {@link Ledger.confirm} does.
 */
export async function confirmBooking(
  deps: ConfirmDeps,
  confirming: ToConfirm,
  now: Instant,
): Promise<Booking> {
  const { event, booking, attempt, held, audit } = confirming;
  const moved = held && placesOf(held) !== placesOf(booking.lines) ? held : undefined;
  // What an organizer books is no part of what somebody may buy.
  const buyer = booking.boxOffice ? undefined : booking.contact;
  const limit = buyer && customerLimitOf(deps, event, buyer.email);
  return deps.ledger.confirm(
    {
      booking,
      tickets: ticketsOf(event, booking, now),
      outcome: moved ? 'reseated' : 'allocated',
      ...(attempt && { attempt }),
      ...(held && { held }),
      ...(limit && { limit }),
      effects: effectsOf(booking, moved),
      ...(audit && { audit }),
    },
    epochOf(now),
  );
}

function effectsOf(booking: Booking, moved: readonly BookingLine[] | undefined): Effect[] {
  const { bookingId, eventId, lines, totals, promoUse } = booking;
  const insteadOf = moved && { insteadOf: moved.map((line) => line.label) };
  return [
    { kind: 'send-tickets', bookingId, ...insteadOf },
    ...(promoUse ? [{ kind: 'use-promo', bookingId } as const] : []),
    {
      ...{ kind: 'count-sale', bookingId, eventId, parts: partsOf(lines, 1) },
      ...{ tickets: lines.length, revenue: totals.total, fees: totals.fees },
      cash: cashFor(booking, lines),
    },
  ];
}

/** The seats and sections of some lines as people know them; pools are ours alone. */
function placesOf(lines: readonly BookingLine[]): string {
  return lines.map((line) => (line.kind === 'seat' ? line.seatId : line.sectionId)).join();
}
