import {
  isRefusal,
  type Booking,
  type Caller,
  type Instant,
  type TicketedEvent,
} from '../domain/index.ts';
import { signatureOf, type SandboxMessage } from '../gateways/sandbox-webhook.ts';
import { changeSeats } from '../use-cases/booking/change-seats.ts';
import type { SeatWishes } from '../use-cases/booking/choose-lines.ts';
import { holdSeats } from '../use-cases/booking/hold-seats.ts';
import { releaseBooking } from '../use-cases/booking/release-booking.ts';
import { applyPromo } from '../use-cases/booking/apply-promo.ts';
import { removePromo } from '../use-cases/booking/remove-promo.ts';
import { usePromo } from '../use-cases/booking/use-promo.ts';
import { renewBooking } from '../use-cases/booking/renew-booking.ts';
import { receiveWebhook } from '../use-cases/payments/receive-webhook.ts';
import { reconcilePayments } from '../use-cases/payments/reconcile-payments.ts';
import { settlePayment } from '../use-cases/payments/settle-payment.ts';
import { startPayment, type PaymentAnswer } from '../use-cases/payments/start-payment.ts';
import { finishPlanChange } from '../use-cases/seating/finish-plan-change.ts';
import type { OutboxItem } from '../use-cases/ports.ts';
import { OUTBOX_SHARD_NAMES } from '../storage/outbox-item.ts';
import { WORLD_SECRET, type BookingWorld } from './booking-world.ts';

/** The sandbox's test cards by what they do. */
export const CARDS = {
  good: '4242424242424242',
  declined: '4000000000000002',
  poor: '4000000000009995',
  stepUp: '4000002500003155',
  delayed: '4000000000000077',
} as const;

/** A card by what it does. */
export type CardName = keyof typeof CARDS;

/** Somebody with a browser who books at an event. */
export type Shopper = ReturnType<typeof shopper>;

/** A visitor, or a customer where one is given. */
export function shopper(world: BookingWorld, event: TicketedEvent, name: string, caller?: Caller) {
  const who: Caller = caller ?? { kind: 'visitor', visitorId: `vis_${name}` };
  const access = { caller: who };
  const contact = { name, email: `${name}@example.org` };
  const now = (): Instant => world.clock.now();
  return {
    access,
    hold: (wishes: SeatWishes, idempotencyKey = 'key') => {
      const { eventId } = event;
      return holdSeats(world, { eventId, caller: who, idempotencyKey, wishes }, now());
    },
    change: ({ bookingId }: Booking, wishes: SeatWishes) =>
      changeSeats(world, { bookingId, access, wishes }, now()),
    renew: ({ bookingId }: Booking) => renewBooking(world, bookingId, access, now()),
    release: ({ bookingId }: Booking) => releaseBooking(world, bookingId, access, now()),
    applyPromo: ({ bookingId }: Booking, code: string) =>
      applyPromo(world, { bookingId, access, code }, now()),
    removePromo: ({ bookingId }: Booking) => removePromo(world, bookingId, access, now()),
    pay({ bookingId }: Booking, card: CardName = 'good'): Promise<PaymentAnswer> {
      const details = { number: CARDS[card], expiry: '12/49', cvc: '123' };
      const returnUrl = 'http://foyer.test/bookings';
      return startPayment(world, { bookingId, access, contact, card: details, returnUrl }, now());
    },
  };
}

/** Delivers a signed message of the sandbox. */
export function deliverWebhook(world: BookingWorld, message: SandboxMessage): Promise<void> {
  const body = Buffer.from(JSON.stringify(message));
  const headers = { 'foyer-signature': signatureOf(WORLD_SECRET, body, world.clock.now()) };
  return receiveWebhook(world, { provider: 'sandbox', body, headers }, world.clock.now());
}

/**
 * Does what the background jobs would do now, until nothing is left: settles, pays refunds, counts sales, changes plans.
 * What has to wait for something else is tried again after it.
 */
export async function drainOutbox(world: BookingWorld): Promise<void> {
  for (;;) {
    const heads = await Promise.all(
      OUTBOX_SHARD_NAMES.map((shard) => world.outbox.head(shard, 50)),
    );
    const items = heads.flat();
    const waiting: unknown[] = [];
    for (const item of items) {
      try {
        await performItem(world, item);
      } catch (error) {
        if (!isRefusal(error, 'busy')) throw error;
        waiting.push(error);
      }
    }
    if (items.length === 0) return;
    if (waiting.length === items.length) throw waiting[0];
  }
}

async function performItem(world: BookingWorld, item: OutboxItem): Promise<void> {
  const { effect } = item;
  if (effect.kind === 'settle')
    await settlePayment(world, effect.bookingId, effect.attempt, world.clock.now());
  if (effect.kind === 'use-promo') await usePromo(world, effect, world.clock.now());
  if (effect.kind === 'change-plan') await finishPlanChange(jobDeps(world), effect);
  if (effect.kind === 'refund') await payBack(world, effect.bookingId, effect.refundId);
  if (effect.kind === 'count-sale' || effect.kind === 'count-scan')
    await world.outbox.count([item], world.clock.now());
  else await world.outbox.done(item);
}

/** What the background jobs ask for beside a world. */
function jobDeps(world: BookingWorld) {
  return { ...world, clock: world.clock.epoch };
}

async function payBack(world: BookingWorld, bookingId: string, refundId: string): Promise<void> {
  const { attempts, refunds } = await world.payments.ofBooking(bookingId);
  const refund = refunds.find((one) => one.refundId === refundId);
  const attempt = attempts.find((one) => one.attempt === refund?.attempt);
  if (!refund || !attempt) throw new Error(`There is an effect but no refund ${refundId}.`);
  await world.provider.refund(refund, attempt);
  await world.payments.refundDone(refund, world.clock.now());
}

/** Lets reconciliation look at everything that is due; throws the first of its failures. */
export async function reconcile(world: BookingWorld): Promise<void> {
  const faults: unknown[] = [];
  await reconcilePayments(world, world.clock.now(), (error) => faults.push(error));
  if (faults.length > 0) throw faults[0];
}
