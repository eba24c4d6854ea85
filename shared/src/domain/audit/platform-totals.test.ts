import { expect, it } from '@jest/globals';
import type { EventStatus } from '../events/event.ts';
import { platformTotals } from './platform-totals.ts';

const NOW = '2026-11-21T12:00:00.000Z';
const SOON = '2026-11-21T12:00:00.001Z';

function counted(status: EventStatus, change: { endsAt?: string; currency?: string } = {}) {
  return {
    event: { status, endsAt: SOON, currency: 'EUR', ...change },
    sold: 2,
    revenue: 500,
  };
}

it('counts an event on its way as what it still is, and one that is over as ended', () => {
  const events = [
    counted('draft'),
    counted('publishing'),
    counted('published'),
    counted('unpublishing'),
    counted('published', { endsAt: NOW }),
    counted('ended'),
    counted('cancelled', { endsAt: NOW }),
  ];
  expect(platformTotals(events, [], NOW).events).toEqual({
    draft: 2,
    published: 2,
    ended: 2,
    cancelled: 1,
  });
});

it('adds up tickets, money by currency, and the employees who have access', () => {
  const events = [
    counted('published'),
    counted('ended', { currency: 'CHF' }),
    counted('published'),
    { ...counted('draft', { currency: 'JPY' }), sold: 0, revenue: 0 },
  ];
  const employees = [
    { role: 'organizer', active: true },
    { role: 'organizer', active: false },
    { role: 'steward', active: true },
    { role: 'admin', active: true },
  ] as const;
  expect(platformTotals(events, employees, NOW)).toMatchObject({
    organizers: 1,
    stewards: 1,
    ticketsSold: 6,
    revenue: [
      { currency: 'CHF', amount: 500 },
      { currency: 'EUR', amount: 1_000 },
    ],
  });
});
