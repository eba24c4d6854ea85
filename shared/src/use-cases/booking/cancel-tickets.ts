import {
  DomainError,
  epochOf,
  withReturned,
  type Booking,
  type Instant,
  type MinorUnits,
} from '../../domain/index.ts';
import type { Deriver, Ledger, PaymentStore } from '../ports.ts';
import { cancellationOf } from './cancellation-of.ts';
import { customerLimitOf } from './customer-limit.ts';
import {
  previewCancellation,
  type CancellationPreview,
  type CancellationWish,
  type PreviewDeps,
} from './preview-cancellation.ts';

/** What giving tickets back needs. */
export type CancelTicketsDeps = PreviewDeps & {
  payments: Pick<PaymentStore, 'attempt' | 'ofBooking'>;
  ledger: Pick<Ledger, 'cancel'>;
  derive: Deriver;
};

/** Tickets that their owner gives back for the refund that they were shown. */
export type CancelRequest = CancellationWish & {
  readonly numbers: readonly number[];
  readonly refund: MinorUnits;
};

/** Tries while doors, transfers or the organizer change the same tickets. */
const TRIES = 4;

/**
 * Gives tickets back: they become void, their seats free, and the refund is owed, in one commit. A repeat after success
 * answers the same. Throws as in the contract of `cancelTickets`.
 */
export async function cancelTickets(
  deps: CancelTicketsDeps,
  request: CancelRequest,
  now: Instant,
): Promise<Booking> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const preview = await previewCancellation(deps, request, now);
    if (await wasDone(deps, preview, request)) return preview.booking;
    // The booking is read before its tickets: a repeat that came between has made them void.
    if (preview.refusal === 'ticket-void' && attempt < TRIES) continue;
    requireWished(preview, request);
    const becomes = withReturned(preview.booking, request.numbers, now);
    if (await commit(deps, preview, becomes, now)) return becomes;
  }
  throw new DomainError('busy', { bookingId: request.bookingId });
}

/** The very same tickets were given back together for the same refund: the reply to it was lost. */
async function wasDone(
  { payments }: CancelTicketsDeps,
  { booking }: CancellationPreview,
  { numbers, refund }: CancelRequest,
): Promise<boolean> {
  if (!numbers.every((number) => booking.returned?.includes(number))) return false;
  const { refunds } = await payments.ofBooking(booking.bookingId);
  const cause = 'tickets-returned';
  const own = refunds.filter((one) => one.cause === cause && one.numbers?.includes(first(numbers)));
  const [paidBack] = own;
  if (!paidBack) return refund === 0;
  const same = new Set(paidBack.numbers).symmetricDifference(new Set(numbers)).size === 0;
  return same && paidBack.amount === refund;
}

function requireWished(preview: CancellationPreview, { numbers, refund }: CancelRequest): void {
  const { refusal, until, parts } = preview;
  const number = parts.find((part) => part.refusal && numbers.includes(part.number))?.number;
  if (refusal) throw new DomainError(refusal, { until, number });
  if (preview.refund !== refund)
    throw new DomainError('refund-changed', { refund: preview.refund });
}

function commit(
  deps: CancelTicketsDeps,
  { booking, event, tickets, attempt, numbers, refund }: CancellationPreview,
  becomes: Booking,
  now: Instant,
): Promise<boolean> {
  const { bookingId } = booking;
  const paid = { attempt: booking.paidBy ?? 0, number: first(numbers) };
  const cause = { kind: 'tickets-returned', bookingId, ...paid } as const;
  const told = { kind: 'send-returned', bookingId, numbers } as const;
  const ending = { booking, becomes, attempt, amount: refund, cause, told };
  const limit = booking.contact && customerLimitOf(deps, event, booking.contact.email);
  const cancellation = { ...cancellationOf(ending, now), tickets, ...(limit && { limit }) };
  return deps.ledger.cancel(cancellation, epochOf(now));
}

function first(numbers: readonly number[]): number {
  return Math.min(...numbers);
}
