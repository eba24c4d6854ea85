import { describe, expect, it } from '@jest/globals';
import { venueStamp } from './venue-time.ts';

describe('an instant by the venue’s clock', () => {
  it.each([
    ['Europe/Berlin', '2026-12-11T19:00:00.000Z', '2026-12-11T20:00:00+01:00'],
    ['Europe/Berlin', '2026-07-11T19:00:00.000Z', '2026-07-11T21:00:00+02:00'],
    ['America/New_York', '2026-12-11T02:30:00.000Z', '2026-12-10T21:30:00-05:00'],
    ['Asia/Kathmandu', '2026-12-11T18:30:00.000Z', '2026-12-12T00:15:00+05:45'],
    ['UTC', '2026-12-11T18:30:00.000Z', '2026-12-11T18:30:00+00:00'],
  ])('in %s carries the distance from UTC of that day', (zone, instant, stamp) => {
    expect(venueStamp(instant, zone)).toBe(stamp);
  });
});
