import type { employee } from '@foyer/shared/contract';

/** The dashboard of an event with one category and one section, half sold. */
export const DASHBOARD: employee.DashboardView = {
  eventId: 'evt_1',
  title: 'Paper Lions',
  status: 'published',
  timeZone: 'Europe/Berlin',
  currency: 'EUR',
  startsAt: '2030-05-10T18:00:00.000Z',
  endsAt: '2030-05-10T20:00:00.000Z',
  at: '2030-05-01T10:00:00.000Z',
  range: { from: '2030-04-29', to: '2030-05-01' },
  capacity: 4,
  sold: 2,
  bookings: 1,
  gross: 9_800,
  fees: 200,
  refunds: 0,
  net: 9_800,
  cash: 0,
  admitted: 0,
  inside: 0,
  waiting: 3,
  categories: [
    {
      ...{ categoryId: 'cat_1', name: 'Stalls', colour: '#b3261e' },
      ...{ capacity: 4, sold: 2, amount: 9_600, admitted: 0 },
    },
  ],
  sections: [{ sectionId: 'sec_stalls', name: 'Stalls', capacity: 4, sold: 2 }],
  room: {
    width: 600,
    height: 400,
    outlines: [
      {
        sectionId: 'sec_stalls',
        outline: [
          { x: 0, y: 100 },
          { x: 600, y: 100 },
          { x: 300, y: 400 },
        ],
      },
    ],
    stages: [],
  },
  step: 'day',
  sales: [{ at: '2030-04-30', tickets: 2, bookings: 1, gross: 9_800, holds: 4 }],
  arrivals: [],
};
