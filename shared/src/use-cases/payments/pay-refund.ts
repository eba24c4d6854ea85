import { DomainError, refundMail, type Effect, type Instant } from '../../domain/index.ts';
import { sendOnce, type SendDeps } from '../messages/send-once.ts';
import type { BookingStore, EventStore, PaymentProvider, PaymentStore } from '../ports.ts';
import { providerOf } from './ask-provider.ts';

/** What paying a refund out needs. */
export type PayRefundDeps = SendDeps & {
  events: Pick<EventStore, 'find'>;
  bookings: Pick<BookingStore, 'find'>;
  payments: Pick<PaymentStore, 'ofBooking' | 'refundDone'>;
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
    await providerOf(deps, refund.provider).refund(refund, attempt);
    await deps.payments.refundDone(refund, now);
  }
  const messageId = `refund.${refundId}`;
  await sendOnce(deps, messageId, now, async () => {
    const booking = await deps.bookings.find(bookingId);
    const event = booking && (await deps.events.find(booking.eventId));
    if (!event || !booking.contact) return undefined;
    const body = refundMail({ event, booking, refund, publicUrl: deps.publicUrl });
    return { ...body, to: booking.contact, messageId, attachments: [] };
  });
}
