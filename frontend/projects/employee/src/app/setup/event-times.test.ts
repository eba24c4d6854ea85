import { describe, expect, it } from '@jest/globals';
import { OWN_EVENT } from '../../testing/own-event.ts';
import { instantsOf, localTimesOf, movedAlong, timesInZone } from './event-times.ts';

const TIMES = localTimesOf(OWN_EVENT);

describe('an event’s times in fields', () => {
  it('read on the venue’s clock', () => {
    expect(TIMES).toMatchObject({
      startsAt: '2030-05-10T20:00',
      salesOpenAt: '2030-01-01T01:00',
    });
  });

  it('change nothing while they read as they did, seconds included', () => {
    const event = { ...OWN_EVENT, salesOpenAt: '2030-01-01T00:00:42.123Z' };
    expect(instantsOf(localTimesOf(event), event).salesOpenAt).toBe('2030-01-01T00:00:42.123Z');
  });

  it('become instants, and are left out while they are half typed', () => {
    const times = { ...TIMES, endsAt: '2030-05-10T23:00', doorsOpenAt: '' };
    const instants = instantsOf(times, OWN_EVENT);
    expect(instants.endsAt).toBe('2030-05-10T21:00:00.000Z');
    expect(instants).not.toHaveProperty('doorsOpenAt');
  });

  it('read the same after the venue’s zone has changed', () => {
    expect(timesInZone(OWN_EVENT, 'Europe/Berlin')).toEqual({});
    expect(timesInZone(OWN_EVENT, 'America/New_York').startsAt).toBe('2030-05-11T00:00:00.000Z');
  });

  it('move along with the start, but for the opening of sales', () => {
    const moved = movedAlong({ ...TIMES, startsAt: '2030-05-12T19:30' }, TIMES.startsAt);
    expect(moved).toEqual({
      startsAt: '2030-05-12T19:30',
      doorsOpenAt: '2030-05-12T18:30',
      endsAt: '2030-05-12T21:30',
      salesOpenAt: TIMES.salesOpenAt,
      salesCloseAt: '2030-05-12T19:30',
    });
  });
});
