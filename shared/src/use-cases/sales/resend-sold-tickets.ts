import {
  auditEntry,
  DomainError,
  epochOf,
  isOwnersTicket,
  RESENDS,
  type Actor,
  type Instant,
  type RandomBytes,
} from '../../domain/index.ts';
import type { OutboxStore, Throttle } from '../ports.ts';
import { findSale, type FindSaleDeps, type SaleRef } from './find-sale.ts';

/** What mailing tickets once more needs. */
export type ResendSoldDeps = FindSaleDeps & {
  outbox: Pick<OutboxStore, 'add'>;
  throttle: Pick<Throttle, 'count'>;
  randomBytes: RandomBytes;
};

/** Has the tickets mailed once more to who bought them. Throws as in the contract of `resendTickets`. */
export async function resendSoldTickets(
  deps: ResendSoldDeps,
  request: SaleRef & { readonly by: Actor },
  now: Instant,
): Promise<void> {
  const { event, booking, tickets } = await findSale(deps, request);
  const { bookingId } = booking;
  if (booking.status !== 'confirmed') throw new DomainError('booking-not-confirmed', { bookingId });
  if (!tickets.some(isOwnersTicket)) throw new DomainError('ticket-transferred', { bookingId });
  await deps.throttle.count(RESENDS, bookingId, epochOf(now));
  const deed = {
    action: 'booking.tickets-resent',
    ...{ subject: event.eventId, subjectName: event.title },
    after: { bookingId },
  } as const;
  const again = now.replace(/\D/g, '');
  const entry = auditEntry(request.by, deed, now, deps.randomBytes);
  await deps.outbox.add({ kind: 'send-tickets', bookingId, again }, now, entry);
}
