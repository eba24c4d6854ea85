import {
  DomainError,
  refundMail,
  type Effect,
  type Instant,
  type PaymentAttempt,
  type Refund,
} from '../../domain/index.ts';
import { sendOnce, type SendDeps } from '../messages/send-once.ts';
import type { BookingStore, EventStore, PaymentProvider, PaymentStore } from '../ports.ts';
import { providerOf } from './ask-provider.ts';

/** What paying a refund out needs. */
export type PayRefundDeps = SendDeps & {
  events: Pick<EventStore, 'find'>;
  bookings: Pick<BookingStore, 'find'>;
  payments: Pick<PaymentStore, 'ofBooking' | 'refundDone' | 'refundFailed'>;
  providers: readonly PaymentProvider[];
  publicUrl: string;
};

type RefundEffect = Extract<Effect, { kind: 'refund' }>;

/** Pays a refund out through its provider, once for its id, notes that, and tells the customer (rule 21). */
export async function payRefund(
  deps: PayRefundDeps,
  { bookingId, refundId }: RefundEffect,
  now: Instant,
): Promise<void> {
  const { attempts, refunds } = await deps.payments.ofBooking(bookingId);
  const refund = refunds.find((each) => each.refundId === refundId);
  const attempt = attempts.find((each) => each.attempt === refund?.attempt);
  if (!refund || !attempt) throw new DomainError('payment-not-found', { bookingId, refundId });
  if (refund.status === 'due') {
    await payOut(deps, { refund, attempt }, now);
    await deps.payments.refundDone(refund, now, countOf(refund, attempt));
  }
  const messageId = `refund.${refundId}`;
  await sendOnce(deps, { purpose: 'refund', about: bookingId, messageId }, now, async () => {
    const booking = await deps.bookings.find(bookingId);
    const event = booking && (await deps.events.find(booking.eventId));
    if (!event || !booking.contact) return undefined;
    const body = refundMail({ event, booking, refund, publicUrl: deps.publicUrl });
    return { ...body, eventId: event.eventId, to: booking.contact, attachments: [] };
  });
}

/** That a refund of a cancelled event was paid out; others show nowhere how far they are. */
function countOf({ cause, bookingId }: Refund, { eventId }: PaymentAttempt): Effect | undefined {
  if (cause !== 'cancelled') return undefined;
  const calledOff = { bookings: 0, owed: 0, paidBack: 1 };
  return {
    ...{ kind: 'count-sale', bookingId, eventId, calledOff },
    ...{ tickets: 0, revenue: 0, bookings: 0 },
  };
}

type Owed = { readonly refund: Refund; readonly attempt: PaymentAttempt };

/** Asks the provider; a failure is noted for people to see, and thrown, so that it is tried again. */
async function payOut(
  deps: Pick<PayRefundDeps, 'providers' | 'payments'>,
  { refund, attempt }: Owed,
  now: Instant,
): Promise<void> {
  try {
    await providerOf(deps, refund.provider).refund(refund, attempt);
  } catch (error) {
    await deps.payments.refundFailed(refund, now);
    throw error;
  }
}
