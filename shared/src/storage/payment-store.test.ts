import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { later, type Instant, type PaymentAttempt, type TicketedEvent } from '../domain/index.ts';
import {
  beginSmall,
  confirmationOf,
  holdSmall,
  refundOf,
  startBookingWorld,
  type BookingWorld,
} from '../testing/index.ts';

let world: BookingWorld;
let event: TicketedEvent;

beforeAll(async () => {
  world = await startBookingWorld();
});
beforeEach(async () => {
  event = await world.putOnSale();
});
afterAll(() => world.stop());

const begin = async () =>
  beginSmall(world, await holdSmall(world, event, { seats: ['a1'], places: { 0: 1 } }));

async function isDue(attempt: PaymentAttempt, at: Instant): Promise<boolean> {
  const due = await world.payments.due(at, 1_000);
  return due.some(({ bookingId }) => bookingId === attempt.bookingId);
}

describe('payment attempts', () => {
  it('are due from their time on, and no longer once they have an outcome (rule 18)', async () => {
    const { booking, attempt } = await begin();
    expect(await isDue(attempt, later(attempt.dueAt, -1))).toBe(false);
    expect(await isDue(attempt, attempt.dueAt)).toBe(true);
    await world.payments.postpone(attempt, later(attempt.dueAt, 1_000), 0);
    expect(await isDue(attempt, attempt.dueAt)).toBe(false);
    expect(await isDue(attempt, later(attempt.dueAt, 1_000))).toBe(true);
    await world.ledger.confirm(confirmationOf(event, booking, { attempt }), world.clock.epoch());
    expect(await isDue(attempt, later(attempt.dueAt, 99_000))).toBe(false);
    await world.payments.postpone(attempt, later(attempt.dueAt, 2_000), 0);
    expect(await isDue(attempt, later(attempt.dueAt, 99_000))).toBe(false);
  });

  it('are no longer due once they have failed or their money goes back', async () => {
    const declined = await begin();
    await world.ledger.fail(declined.attempt, 'declined');
    expect(await isDue(declined.attempt, declined.attempt.dueAt)).toBe(false);
    event = await world.putOnSale();
    const { attempt } = await begin();
    await world.ledger.capture(attempt, world.clock.now());
    expect(await isDue(attempt, attempt.dueAt)).toBe(true);
    await world.ledger.oweRefund(attempt, refundOf(attempt), world.clock.now());
    expect(await isDue(attempt, attempt.dueAt)).toBe(false);
  });

  it('are found by their number and listed with the refunds of their booking', async () => {
    const { booking, attempt } = await begin();
    expect(await world.payments.attempt(booking.bookingId, 1)).toEqual(attempt);
    expect(await world.payments.attempt(booking.bookingId, 2)).toBeUndefined();
    const refund = refundOf(attempt);
    await world.ledger.oweRefund(attempt, refund, world.clock.now());
    expect(await world.payments.ofBooking(booking.bookingId)).toEqual({
      attempts: [
        {
          ...attempt,
          status: 'captured',
          outcome: 'refundDue',
          capturedAt: world.clock.now(),
          refunded: attempt.amount,
        },
      ],
      refunds: [refund],
    });
  });
});

it('note when a refund was paid, the first time', async () => {
  const { attempt } = await begin();
  const refund = refundOf(attempt);
  await expect(world.payments.refundDone(refund, world.clock.now())).rejects.toThrow();
  await world.ledger.oweRefund(attempt, refund, world.clock.now());
  await world.payments.refundDone(refund, world.clock.now());
  await world.payments.refundDone(refund, later(world.clock.now(), 5_000));
  const { refunds } = await world.payments.ofBooking(attempt.bookingId);
  expect(refunds).toEqual([{ ...refund, status: 'done', doneAt: world.clock.now() }]);
});
