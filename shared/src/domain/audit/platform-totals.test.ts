import { expect, it } from '@jest/globals';
import type { EventStatus } from '../events/event.ts';
import { platformTotals } from './platform-totals.ts';

const NOW = '2026-11-21T12:00:00.000Z';
const SOON = '2026-11-21T12:00:00.001Z';

function counted(status: EventStatus, change: { endsAt?: string; currency?: string } = {}) {
  return {
    event: { eventId: 'evt_1', title: 'Tide', status, endsAt: SOON, currency: 'EUR', ...change },
    ...{ sold: 2, gross: 600, refunds: 100 },
    recent: new Map<string, number>(),
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
    { ...counted('draft', { currency: 'JPY' }), sold: 0, gross: 0, refunds: 0 },
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
    money: [
      { currency: 'CHF', gross: 600, refunds: 100, net: 500 },
      { currency: 'EUR', gross: 1_200, refunds: 200, net: 1_000 },
    ],
  });
});

it('tells what was sold on the last days, and of which events most', () => {
  const named = (title: string, recent: readonly (readonly [string, number])[]) => {
    const { event, ...figures } = counted('published');
    return { ...figures, event: { ...event, title }, recent: new Map(recent) };
  };
  const events = [
    named('Quiet', []),
    named('Long ago', [['hours#2026-10-01T10 tickets', 90]]),
    named('Some', [['hours#2026-11-21T10 tickets', 2]]),
    named('Most', [
      ['hours#2026-11-21T11 tickets', 3],
      ['hours#2026-11-21T11 gross', 9_000],
      ['hours#2026-11-20T11 tickets', 1],
    ]),
  ];
  const { days, busiest } = platformTotals(events, [], NOW);
  expect(days).toHaveLength(30);
  expect(days.slice(-2)).toEqual([
    { day: '2026-11-20', tickets: 1 },
    { day: '2026-11-21', tickets: 5 },
  ]);
  expect(busiest.map(({ title, tickets }) => [title, tickets])).toEqual([
    ['Most', 4],
    ['Some', 2],
  ]);
});
