import {
  cancellationTerms,
  DomainError,
  type BookingId,
  type CancellationTerms,
  type Instant,
  type ReturnFacts,
} from '../../domain/index.ts';
import type { EventStore, PaymentStore, TicketStore } from '../ports.ts';
import { requireBooking, type BookingAccess } from './require-booking.ts';

/** What looking at a cancellation needs. */
export type PreviewDeps = Parameters<typeof requireBooking>[0] & {
  events: Pick<EventStore, 'find'>;
  tickets: Pick<TicketStore, 'ofBooking'>;
  payments: Pick<PaymentStore, 'attempt'>;
};

/** Which tickets somebody wishes to give back; absent numbers mean all that can be. */
export type CancellationWish = {
  readonly bookingId: BookingId;
  readonly access: BookingAccess;
  readonly numbers?: readonly number[] | undefined;
};

/** What giving tickets back would mean now, and what that is decided by. */
export type CancellationPreview = ReturnFacts & CancellationTerms;

/** What giving tickets back would bring now. Throws 'booking-not-found', 'link-invalid', 'event-not-found', 'ticket-not-found'. */
export async function previewCancellation(
  deps: PreviewDeps,
  { bookingId, access, numbers }: CancellationWish,
  now: Instant,
): Promise<CancellationPreview> {
  const booking = await requireBooking(deps, bookingId, access);
  const { eventId, lines, paidBy } = booking;
  const number = numbers?.find((each) => each > lines.length);
  if (number !== undefined) throw new DomainError('ticket-not-found', { number });
  const [event, tickets, attempt] = await Promise.all([
    deps.events.find(eventId),
    deps.tickets.ofBooking(bookingId),
    paidBy ? deps.payments.attempt(bookingId, paidBy) : undefined,
  ]);
  if (!event) throw new DomainError('event-not-found', { eventId });
  const facts = { event, booking, tickets, attempt };
  return { ...facts, ...cancellationTerms(facts, numbers, now) };
}
