import {
  amountText,
  auditEntry,
  DomainError,
  epochOf,
  isSomebodyElses,
  paymentOf,
  requireCancellable,
  requireLeft,
  withCancelled,
  type Actor,
  type AuditEntry,
  type CancelledTickets,
  type Effect,
  type Instant,
  type MinorUnits,
  type RandomBytes,
  type Sale,
} from '../../domain/index.ts';
import { cancellationOf } from '../booking/cancellation-of.ts';
import { customerLimitOf } from '../booking/customer-limit.ts';
import type { Deriver, Ledger } from '../ports.ts';
import { findSale, type FindSaleDeps, type SaleRef } from './find-sale.ts';

/** What cancelling a customer's tickets needs. */
export type CancelSoldDeps = FindSaleDeps & {
  ledger: Pick<Ledger, 'cancel'>;
  derive: Deriver;
  randomBytes: RandomBytes;
};

/** An organizer's wish to cancel tickets and give money back for them. */
export type CancelSoldRequest = SaleRef & {
  readonly by: Actor;
  readonly idempotencyKey: string;
  readonly numbers: readonly number[];
  readonly refund: MinorUnits;
  readonly reason: string;
};

/** Tries while doors, the customer, other organizers or the event's own cancellation change the same booking. */
const TRIES = 6;

/**
 * Cancels tickets for their organizer: they become void, their seats free, the chosen refund is owed and the customer is
 * told why, in one commit. The same request with the same key does it once. Throws as in the contract of `cancelTickets`.
 */
export async function cancelSoldTickets(
  deps: CancelSoldDeps,
  request: CancelSoldRequest,
  now: Instant,
): Promise<Sale> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const sale = await findSale(deps, request);
    const cancelled = cancelledBy(deps, request, now);
    if (wasDone(sale, cancelled)) return sale;
    requireCancellable(sale, cancelled.numbers);
    requireLeft(sale, cancelled.refund);
    if (await commit(deps, sale, { cancelled, by: request.by }, now))
      return findSale(deps, request);
  }
  throw new DomainError('busy', { bookingId: request.bookingId });
}

function cancelledBy(
  { derive }: CancelSoldDeps,
  { bookingId, by, idempotencyKey, numbers, refund, reason }: CancelSoldRequest,
  at: Instant,
): CancelledTickets {
  const key = derive('cancel-tickets', bookingId, by.employeeId, idempotencyKey);
  return { key, numbers, refund, reason, at };
}

/** True for a repeat of what was done. Throws 'key-reused' where the key was for something else. */
function wasDone({ booking }: Sale, wanted: CancelledTickets): boolean {
  const done = booking.cancellations?.find(({ key }) => key === wanted.key);
  if (!done) return false;
  const same =
    done.refund === wanted.refund &&
    done.reason === wanted.reason &&
    done.numbers.join() === wanted.numbers.join();
  if (!same) throw new DomainError('key-reused');
  return true;
}

type Deed = { readonly cancelled: CancelledTickets; readonly by: Actor };

function commit(
  deps: CancelSoldDeps,
  sale: Sale,
  { cancelled, by }: Deed,
  now: Instant,
): Promise<boolean> {
  const { booking, event, tickets } = sale;
  const { bookingId, paidBy = 0, contact } = booking;
  const { key, numbers, refund: amount, reason } = cancelled;
  const ending = {
    ...{ booking, amount, reason, attempt: paymentOf(sale) },
    becomes: withCancelled(booking, cancelled),
    cause: { kind: 'by-organizer', bookingId, attempt: paidBy, key },
    told: { kind: 'send-returned', bookingId, numbers, reason },
    holdersTold: holdersTold(sale, numbers, now),
  } as const;
  const limit = contact && customerLimitOf(deps, event, contact.email);
  const audit = told(deps, sale, { cancelled, by }, now);
  const cancellation = { ...cancellationOf(ending, now), tickets, audit, ...(limit && { limit }) };
  return deps.ledger.cancel(cancellation, epochOf(now));
}

/** What tells somebody else whose tickets are among them; the tickets are still theirs when this is committed. */
function holdersTold(
  { booking, tickets }: Sale,
  numbers: readonly number[],
  begunAt: Instant,
): Effect | undefined {
  const theirs = tickets
    .filter((ticket) => numbers.includes(ticket.number) && isSomebodyElses(ticket, booking.contact))
    .map(({ number }) => number);
  if (theirs.length === 0) return undefined;
  return { kind: 'tell-holders', bookingId: booking.bookingId, numbers: theirs, begunAt };
}

function told(deps: CancelSoldDeps, sale: Sale, { cancelled, by }: Deed, now: Instant): AuditEntry {
  const { bookingId, eventId, currency } = sale.booking;
  const { numbers, refund, reason } = cancelled;
  const deed = {
    action: 'booking.tickets-cancelled',
    ...{ subject: eventId, subjectName: sale.event.title },
    after: { bookingId, tickets: numbers, refund: amountText(refund, currency), reason },
  } as const;
  return auditEntry(by, deed, now, deps.randomBytes);
}
