import {
  amountText,
  auditEntry,
  DomainError,
  paymentOf,
  refundIdOf,
  requireLeft,
  type Actor,
  type AuditEntry,
  type Effect,
  type Instant,
  type MinorUnits,
  type PaymentAttempt,
  type RandomBytes,
  type Refund,
  type Sale,
} from '../../domain/index.ts';
import type { Deriver, Ledger } from '../ports.ts';
import { findSale, type FindSaleDeps, type SaleRef } from './find-sale.ts';

/** What giving money back needs. */
export type RefundSaleDeps = FindSaleDeps & {
  ledger: Pick<Ledger, 'refund'>;
  derive: Deriver;
  randomBytes: RandomBytes;
};

/** An organizer's wish to give money back. */
export type RefundSaleRequest = SaleRef & {
  readonly by: Actor;
  readonly idempotencyKey: string;
  readonly amount: MinorUnits;
  readonly reason: string;
};

/** Tries while others give money back for the same booking. */
const TRIES = 6;

/**
 * Gives part of a payment back; the tickets stay as they are, and the customer is told why. The same request with the same
 * key does it once. Throws as in the contract of `refundBooking`.
 */
export async function refundSale(
  deps: RefundSaleDeps,
  request: RefundSaleRequest,
  now: Instant,
): Promise<Sale> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const sale = await findSale(deps, request);
    const payment = paymentOf(sale);
    if (!payment) throw new DomainError('refund-too-high', { left: 0 });
    if (wasDone(sale, refundIdFor(deps, request, payment), request)) return sale;
    requireLeft(sale, request.amount);
    if (await commit(deps, sale, { request, payment }, now)) return findSale(deps, request);
  }
  throw new DomainError('busy', { bookingId: request.bookingId });
}

function refundIdFor(
  { derive }: RefundSaleDeps,
  { bookingId, by, idempotencyKey }: RefundSaleRequest,
  { attempt }: PaymentAttempt,
): string {
  const key = derive('refund', bookingId, by.employeeId, idempotencyKey);
  return refundIdOf({ kind: 'by-organizer', bookingId, attempt, key });
}

/** True for a repeat of what was done. Throws 'key-reused' where the key was for something else. */
function wasDone({ refunds }: Sale, id: string, { amount, reason }: RefundSaleRequest): boolean {
  const done = refunds.find(({ refundId }) => refundId === id);
  if (done && (done.amount !== amount || done.reason !== reason))
    throw new DomainError('key-reused');
  return done !== undefined;
}

type Wish = { readonly request: RefundSaleRequest; readonly payment: PaymentAttempt };

function commit(
  deps: RefundSaleDeps,
  sale: Sale,
  { request, payment }: Wish,
  now: Instant,
): Promise<boolean> {
  const { bookingId, eventId } = sale.booking;
  const { amount, reason } = request;
  const { attempt, provider, currency } = payment;
  const refundId = refundIdFor(deps, request, payment);
  const refund: Refund = {
    ...{ refundId, bookingId, eventId, attempt, provider, amount, currency, reason },
    ...{ cause: 'by-organizer', status: 'due', createdAt: now },
  };
  const counted = { bookingId, eventId, tickets: 0, revenue: -amount, bookings: 0 };
  const effects: Effect[] = [
    { kind: 'refund', bookingId, refundId },
    { kind: 'count-sale', ...counted },
  ];
  const audit = told(deps, sale, request, now);
  return deps.ledger.refund({ attempt: payment, refund, effects, audit }, now);
}

function told(
  deps: RefundSaleDeps,
  { event, booking }: Sale,
  { by, amount, reason }: RefundSaleRequest,
  now: Instant,
): AuditEntry {
  const { bookingId, currency } = booking;
  const deed = {
    action: 'booking.refunded',
    ...{ subject: event.eventId, subjectName: event.title },
    after: { bookingId, refund: amountText(amount, currency), reason },
  } as const;
  return auditEntry(by, deed, now, deps.randomBytes);
}
