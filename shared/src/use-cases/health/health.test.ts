import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { HOUR_MS, later, MINUTE_MS, type Actor, type TicketedEvent } from '../../domain/index.ts';
import { auditLog } from '../../storage/audit-log.ts';
import { healthStore } from '../../storage/health-store.ts';
import { OUTBOX_SHARD_NAMES as SHARDS } from '../../storage/outbox-item.ts';
import {
  beginSmall,
  drainOutbox,
  holdSmall,
  refundOf,
  shopper,
  startBookingWorld,
  type BookingWorld,
} from '../../testing/index.ts';
import type { HealthStore } from '../ports.ts';
import { findHealth, findTroubles } from './find-health.ts';
import { retryTrouble } from './retry-trouble.ts';
import { salesWatch } from './watch-sales.ts';

const ADA: Actor = { employeeId: 'usr_ada', name: 'Ada', role: 'admin', address: '::1' };

let world: BookingWorld;
let event: TicketedEvent;
let health: HealthStore;

beforeEach(async () => {
  world = await startBookingWorld();
  event = await world.putOnSale();
  health = healthStore(world.db);
});
afterEach(() => world.stop());

const begin = async () => beginSmall(world, await holdSmall(world, event, { seats: ['a1'] }));
const troubles = (now = world.clock.now()) => findTroubles({ health }, now);
const retry = async () => {
  const [trouble] = await troubles();
  if (!trouble) throw new Error('There is no trouble');
  return retryTrouble({ health, randomBytes }, { ref: trouble.ref, actor: ADA }, world.clock.now());
};

/** Puts effects of a shard aside until they are given up. */
async function giveUp(shard: string): Promise<void> {
  for (let tries = 0; tries < 10; tries += 1) {
    await world.outbox.revive(shard, later(world.clock.now(), 1));
    for (const item of await world.outbox.head(shard, 1))
      await world.outbox.postpone(item, world.clock.now(), { reason: 'internal' });
  }
}

describe('troubles', () => {
  it('are none while everything takes its time', async () => {
    await begin();
    const bought = shopper(world, event, 'ada');
    await bought.pay(await bought.hold({ seats: ['b1'] }));
    expect(await troubles()).toEqual([]);
  });

  it('are payments that nobody has answered for long after their end', async () => {
    const { attempt } = await begin();
    expect(await troubles(later(attempt.expiresAt, 5 * MINUTE_MS))).toEqual([]);
    expect(await troubles(later(attempt.expiresAt, 6 * MINUTE_MS))).toMatchObject([
      { kind: 'payment-unanswered', money: { amount: attempt.amount }, since: attempt.createdAt },
    ]);
  });

  it('are captured payments without an outcome', async () => {
    const { attempt } = await begin();
    await world.ledger.capture(attempt, world.clock.now());
    expect(await troubles(later(world.clock.now(), MINUTE_MS))).toEqual([]);
    expect(await troubles(later(world.clock.now(), 3 * MINUTE_MS))).toMatchObject([
      { kind: 'payment-unsettled', bookingId: attempt.bookingId },
    ]);
  });

  it('are payments that reconciliation has failed on many times', async () => {
    const { attempt } = await begin();
    await world.payments.postpone(attempt, later(attempt.dueAt, MINUTE_MS), 10);
    expect(await troubles()).toMatchObject([{ kind: 'payment-unanswered', tries: 10 }]);
  });

  it('are refunds that are owed for a quarter of an hour, until they are paid out', async () => {
    const { attempt } = await begin();
    const refund = refundOf(attempt);
    await world.ledger.oweRefund(attempt, refund, world.clock.now());
    const late = later(refund.createdAt, 16 * MINUTE_MS);
    expect(await troubles(refund.createdAt)).toEqual([]);
    expect(await troubles(late)).toMatchObject([
      { kind: 'refund-unpaid', ref: { refundId: refund.refundId } },
    ]);
    await world.payments.refundDone(refund, world.clock.now());
    expect(await troubles(late)).toEqual([]);
  });

  it('are effects that were given up', async () => {
    await world.outbox.add(
      { kind: 'refund', bookingId: 'bkg_1', refundId: 'rfd_1' },
      event.updatedAt,
    );
    const heads = await Promise.all(SHARDS.map((shard) => world.outbox.head(shard, 1)));
    const shard = heads.flat()[0]?.shard ?? '';
    await giveUp(shard);
    expect(await troubles()).toMatchObject([
      { kind: 'effect-given-up', effect: 'refund', bookingId: 'bkg_1', tries: 10 },
    ]);
    await retry();
    expect(await troubles()).toEqual([]);
    expect(await world.outbox.head(shard, 5)).toMatchObject([{ tries: 0 }]);
  });
});

describe('trying again', () => {
  it('has reconciliation ask at once, and leaves a line in the log', async () => {
    const { attempt } = await begin();
    await world.payments.postpone(attempt, later(attempt.dueAt, HOUR_MS), 10);
    await retry();
    const due = await world.payments.due(world.clock.now(), 10);
    expect(due).toMatchObject([{ bookingId: attempt.bookingId }]);
    const from = later(world.clock.now(), -MINUTE_MS);
    const until = later(world.clock.now(), MINUTE_MS);
    const { items } = await auditLog(world.db).search({ from, until, size: 10 });
    expect(items).toMatchObject([
      { action: 'payment.retried', subject: attempt.bookingId, actor: ADA },
    ]);
  });

  it('pays a refund out once, however often it is tried', async () => {
    const { attempt } = await begin();
    const refund = refundOf(attempt);
    await world.ledger.oweRefund(attempt, refund, world.clock.now());
    const { bookingId, refundId } = refund;
    const request = { ref: { kind: 'refund', bookingId, refundId }, actor: ADA } as const;
    await retryTrouble({ health, randomBytes }, request, world.clock.now());
    await drainOutbox(world);
    await expect(
      retryTrouble({ health, randomBytes }, request, world.clock.now()),
    ).rejects.toMatchObject({ code: 'trouble-over' });
  });

  it('is refused for what is over or never was', async () => {
    const refs = [
      { kind: 'payment', bookingId: 'bkg_none', attempt: 1 },
      { kind: 'effect', shard: 'dead#00', id: '0'.repeat(26) },
    ] as const;
    for (const ref of refs) {
      const asking = retryTrouble({ health, randomBytes }, { ref, actor: ADA }, world.clock.now());
      await expect(asking).rejects.toMatchObject({ code: 'trouble-over' });
    }
  });
});

describe('the watch over sales', () => {
  async function watchOnce(): Promise<void> {
    const watch = salesWatch({ ...world, health });
    while (await watch(world.clock.now()));
  }

  it('checks events of which something was sold, and again only when there is reason to', async () => {
    await world.putOnSale();
    const ada = shopper(world, event, 'ada');
    await ada.pay(await ada.hold({ seats: ['a1'] }));
    await drainOutbox(world);
    await watchOnce();
    const [first, ...others] = await health.checks();
    expect(others).toEqual([]);
    expect(first).toMatchObject({ eventId: event.eventId, sold: 1, violations: [], pending: 0 });
    world.clock.advance(10 * MINUTE_MS);
    await watchOnce();
    expect(await health.checks()).toEqual([first]);
    const bob = shopper(world, event, 'bob');
    await bob.pay(await bob.hold({ seats: ['b1'] }));
    await drainOutbox(world);
    await watchOnce();
    expect(await health.checks()).toMatchObject([{ sold: 2, checkedAt: world.clock.now() }]);
  });

  it('tells what is wrong', async () => {
    const ada = shopper(world, event, 'ada');
    const { booking } = await ada.pay(await ada.hold({ seats: ['a1'] }));
    await drainOutbox(world);
    await watchOnce();
    await world.db.client.deleteItem({
      TableName: world.db.table('tickets'),
      Key: { bookingId: { S: booking.bookingId }, number: { N: '1' } },
    });
    await world.outbox.add(
      { kind: 'count-sale', bookingId: 'bkg_1', eventId: event.eventId, tickets: 1, revenue: 0 },
      world.clock.now(),
    );
    await drainOutbox(world);
    await watchOnce();
    const report = await findHealth({ health, expectedJobs: [] }, world.clock.now());
    expect(report.verdicts.checks).toBe('bad');
    expect(report.checks[0]?.violations[0]).toContain('Seat a1 is sold to');
  });
});
