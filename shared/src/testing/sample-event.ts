import type { TicketedEvent } from '../domain/index.ts';

/** A published event of 80 free standing places that tests change as they need. */
export function sampleEvent(change: Partial<TicketedEvent> = {}): TicketedEvent {
  return {
    eventId: 'evt_1',
    organizerId: 'usr_organizer',
    organizerName: 'Quayside Productions',
    status: 'published',
    title: 'The Tide Clock',
    summary: 'A lighthouse keeper, a storm and a clock that runs with the moon.',
    description: 'A play in two acts.',
    tags: ['theatre'],
    venue: {
      name: 'Lyric House',
      address: 'Quay 4',
      city: 'Hamburg',
      country: 'DE',
      timeZone: 'Europe/Berlin',
    },
    doorsOpenAt: '2026-12-11T18:00:00.000Z',
    startsAt: '2026-12-11T19:00:00.000Z',
    endsAt: '2026-12-11T21:30:00.000Z',
    salesOpenAt: '2026-11-01T09:00:00.000Z',
    salesCloseAt: '2026-12-11T18:00:00.000Z',
    currency: 'EUR',
    categories: [{ categoryId: 'cat_1', name: 'Admission', colour: '#7a5cff', price: 0 }],
    sections: [{ sectionId: 'sec_room', name: 'Room', kind: 'standing', capacity: 80, pools: 1 }],
    planVersion: 'pln_1',
    feedShards: 1,
    holdMinutes: 10,
    maxTicketsPerBooking: 8,
    fees: { perTicket: 0, share: 0 },
    taxes: [],
    images: [],
    updatedAt: '2026-11-01T08:00:00.000Z',
    ...change,
  };
}
