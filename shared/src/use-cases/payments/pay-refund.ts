import { DomainError, refundMail, type Effect, type Instant } from '../../domain/index.ts';
import { sendOnce, type SendDeps } from '../messages/send-once.ts';
import type { BookingStore, EventStore, PaymentProvider, PaymentStore } from '../ports.ts';

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
  const { refunds } = await deps.payments.ofBooking(bookingId);
  const refund = refunds.find((each) => each.refundId === refundId);
  if (!refund) throw new DomainError('payment-not-found', { bookingId, refundId });
  if (refund.status === 'due') {
    const provider = deps.providers.find((each) => each.name === refund.provider);
    if (!provider) throw new DomainError('provider-unknown', { provider: refund.provider });
    await provider.refund(refund);
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
