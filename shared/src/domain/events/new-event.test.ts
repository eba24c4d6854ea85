import { describe, expect, it } from '@jest/globals';
import { sampleEvent } from '../../testing/sample-event.ts';
import { clonedEvent } from './clone-event.ts';
import { eventFaults } from './event-faults.ts';
import { newEvent } from './new-event.ts';

const NOW = '2026-05-04T09:12:00.000Z';
const IDENTITY = { eventId: 'evt_new', organizerId: 'usr_ada', organizerName: 'Ada' };

describe('a new event', () => {
  it('is a draft in sixty days at eight in the evening, on sale from now until its start', () => {
    expect(newEvent(IDENTITY, { title: 'Tide' }, NOW)).toMatchObject({
      ...IDENTITY,
      status: 'draft',
      title: 'Tide',
      startsAt: '2026-07-03T18:00:00.000Z',
      doorsOpenAt: '2026-07-03T17:00:00.000Z',
      endsAt: '2026-07-03T20:30:00.000Z',
      salesOpenAt: NOW,
      salesCloseAt: '2026-07-03T18:00:00.000Z',
      currency: 'EUR',
      holdMinutes: 10,
      maxTicketsPerBooking: 8,
      fees: { perTicket: 0, share: 0 },
      updatedAt: NOW,
    });
  });

  it("starts at eight on the venue's own clock", () => {
    const venue = { ...sampleEvent().venue, timeZone: 'America/New_York' };
    expect(newEvent(IDENTITY, { title: 'Tide', venue }, NOW).startsAt).toBe(
      '2026-07-04T00:00:00.000Z',
    );
  });

  it('takes what is given, and lets the other times follow the start', () => {
    const given = { startsAt: '2026-09-01T18:00:00.000Z', endsAt: '2026-09-01T22:00:00.000Z' };
    expect(newEvent(IDENTITY, { title: 'Tide', ...given }, NOW)).toMatchObject({
      ...given,
      doorsOpenAt: '2026-09-01T17:00:00.000Z',
      salesCloseAt: '2026-09-01T18:00:00.000Z',
    });
  });

  it('lacks a place, prices and a room before it can go on sale', () => {
    const faults = eventFaults(newEvent(IDENTITY, { title: 'Tide' }, NOW), undefined);
    expect(faults.map(({ field }) => field)).toEqual([
      'venue.name',
      'venue.city',
      'categories',
      'plan',
    ]);
  });
});

describe('a copy of an event', () => {
  const event = sampleEvent({
    statusReason: 'The hall is closed.',
    categories: [
      {
        ...{ categoryId: 'cat_1', name: 'Early', colour: '#7a5cff', price: 500 },
        salesCloseAt: '2026-11-20T09:00:00.000Z',
      },
    ],
  });

  it('is a draft with everything but what was sold of it', () => {
    const copy = clonedEvent(event, { eventId: 'evt_copy' }, NOW);
    const { statusReason: _reason, ...like } = event;
    expect(copy).toEqual({
      ...like,
      eventId: 'evt_copy',
      status: 'draft',
      title: 'Copy of The Tide Clock',
      updatedAt: NOW,
    });
  });

  it('moves every time along with its start', () => {
    const wish = { eventId: 'evt_copy', title: 'Again', startsAt: '2026-12-12T19:00:00.000Z' };
    expect(clonedEvent(event, wish, NOW)).toMatchObject({
      title: 'Again',
      startsAt: '2026-12-12T19:00:00.000Z',
      doorsOpenAt: '2026-12-12T18:00:00.000Z',
      endsAt: '2026-12-12T21:30:00.000Z',
      salesOpenAt: '2026-11-02T09:00:00.000Z',
      salesCloseAt: '2026-12-12T18:00:00.000Z',
      categories: [{ salesCloseAt: '2026-11-21T09:00:00.000Z' }],
    });
  });

  it('keeps to the longest title', () => {
    const long = { ...event, title: 'x'.repeat(120) };
    expect(clonedEvent(long, { eventId: 'evt_copy' }, NOW).title).toHaveLength(120);
  });
});
