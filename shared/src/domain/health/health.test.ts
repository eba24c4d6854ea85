import { describe, expect, it } from '@jest/globals';
import { epochOf } from '../time.ts';
import { healthOf, type Findings } from './health.ts';
import { effectTrouble, type DeadEffect } from './trouble.ts';

const at = '2026-11-21T12:00:00.000Z';
const CALM: Findings = {
  at,
  troubles: [],
  mails: { waiting: 3, aside: 0 },
  checks: [],
  expected: ['reconcile'],
  leases: [{ name: 'reconcile', until: epochOf(at) + 1_000 }],
};

const dead = (effect: DeadEffect['effect']) =>
  effectTrouble({ shard: 'dead#03', id: '01J', effect, tries: 10, createdAt: at });

const verdicts = (change: Partial<Findings>) => healthOf({ ...CALM, ...change }).verdicts;

describe('the verdict', () => {
  it('is good while nothing is amiss', () => {
    expect(verdicts({})).toEqual({ money: 'good', mails: 'good', jobs: 'good', checks: 'good' });
  });

  it('asks somebody to act on money that hangs, and to watch what else was given up', () => {
    const refund = dead({ kind: 'refund', bookingId: 'bkg_1', refundId: 'rfd_1' });
    const forgotten = dead({ kind: 'forget-customer', userId: 'usr_1' });
    expect(verdicts({ troubles: [forgotten] }).money).toBe('watch');
    expect(verdicts({ troubles: [forgotten, refund] }).money).toBe('bad');
  });

  it.each([
    [{ waiting: 201, aside: 0 }, 'watch'],
    [{ waiting: 0, aside: 1 }, 'watch'],
    [{ waiting: 2_001, aside: 0 }, 'bad'],
  ] as const)('of the mails %j is %s', (mails, verdict) => {
    expect(verdicts({ mails }).mails).toBe(verdict);
  });

  it.each([
    [19_000, 'good'],
    [21_000, 'watch'],
    [61_000, 'bad'],
  ])('of a job whose lease ended %d ms ago is %s', (silent, verdict) => {
    const leases = [{ name: 'reconcile', until: epochOf(at) - silent }];
    expect(verdicts({ leases }).jobs).toBe(verdict);
  });

  it('is bad for a job that nobody does', () => {
    expect(healthOf({ ...CALM, leases: [] }).jobs).toEqual([{ name: 'reconcile', state: 'bad' }]);
  });

  it('is bad when an event breaks a rule', () => {
    const check = { eventId: 'evt_1', title: 'Tide', checkedAt: at, sold: 2, pending: 0 };
    const checks = [{ ...check, violations: ['Seat a1 is in 2 live tickets.'] }];
    expect(verdicts({ checks }).checks).toBe('bad');
  });
});
