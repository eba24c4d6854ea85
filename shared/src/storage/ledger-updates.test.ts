import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { PaymentAttempt, TicketedEvent } from '../domain/index.ts';
import {
  beginSmall,
  confirmationOf,
  holdSmall,
  startBookingWorld,
  type BookingWorld,
} from '../testing/index.ts';
import { commitUnlessRefused } from './conflicts.ts';
import { attemptRefunded } from './ledger-updates.ts';

let world: BookingWorld;
let event: TicketedEvent;

beforeAll(async () => {
  world = await startBookingWorld();
});
beforeEach(async () => {
  event = await world.putOnSale();
});
afterAll(() => world.stop());

async function paid(): Promise<PaymentAttempt> {
  const held = await holdSmall(world, event, { seats: ['a1', 'a2'] });
  const { booking, attempt } = await beginSmall(world, held);
  await world.ledger.confirm(confirmationOf(event, booking, { attempt }), world.clock.epoch());
  return attempt;
}

/** Notes that a part goes back; false when that would be too much. */
function payBack(attempt: PaymentAttempt, amount: number): Promise<boolean> {
  const { db } = world;
  return commitUnlessRefused(() =>
    db.client.transactWriteItems({ TransactItems: [attemptRefunded(db, attempt, amount)] }),
  );
}

const standing = async ({ bookingId, attempt }: PaymentAttempt) =>
  (await world.payments.attempt(bookingId, attempt))?.refunded;

describe('parts of a payment that go back (rule 21)', () => {
  it('add up, though each knows the payment only as it was at first', async () => {
    const attempt = await paid();
    const third = Math.floor(attempt.amount / 3);
    const done = await Promise.all([1, 2, 3].map(() => payBack(attempt, third)));
    expect(done).toEqual([true, true, true]);
    expect(await standing(attempt)).toBe(third * 3);
  });

  it('never exceed what was captured, however many go at once', async () => {
    const attempt = await paid();
    const part = Math.ceil(attempt.amount / 3);
    const done = await Promise.all(Array.from({ length: 6 }, () => payBack(attempt, part)));
    expect(done.filter(Boolean)).toHaveLength(2);
    expect(await payBack(attempt, attempt.amount - 2 * part)).toBe(true);
    expect(await payBack(attempt, 1)).toBe(false);
    expect(await standing(attempt)).toBe(attempt.amount);
  });

  it('cannot exceed it as the first either', async () => {
    const attempt = await paid();
    expect(await payBack(attempt, attempt.amount + 1)).toBe(false);
    expect(await standing(attempt)).toBeUndefined();
  });

  it('go back only of what came in', async () => {
    const { attempt } = await beginSmall(world, await holdSmall(world, event, { seats: ['a1'] }));
    expect(await payBack(attempt, 1)).toBe(false);
  });
});
