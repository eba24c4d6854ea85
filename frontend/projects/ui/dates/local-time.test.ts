import { describe, expect, it } from '@jest/globals';
import { instantAt, kindOf, laterOnClock, localTimeOf, minutesBetween } from './local-time.ts';

const BERLIN = 'Europe/Berlin';

describe('local times', () => {
  it('are read and written in the venue’s zone, summer and winter', () => {
    expect(instantAt('2026-07-01T20:00', BERLIN)).toBe('2026-07-01T18:00:00.000Z');
    expect(instantAt('2026-12-01T20:00', BERLIN)).toBe('2026-12-01T19:00:00.000Z');
    expect(localTimeOf('2026-07-01T18:00:00.000Z', BERLIN)).toBe('2026-07-01T20:00');
    expect(localTimeOf('2026-12-31T23:30:00.000Z', BERLIN)).toBe('2027-01-01T00:30');
  });

  it('know zones with odd offsets, behind UTC, and at the date line', () => {
    expect(instantAt('2026-03-01T00:15', 'Asia/Kathmandu')).toBe('2026-02-28T18:30:00.000Z');
    expect(instantAt('2026-01-10T19:30', 'America/New_York')).toBe('2026-01-11T00:30:00.000Z');
    expect(localTimeOf('2026-01-01T10:00:00.000Z', 'Pacific/Kiritimati')).toBe('2026-01-02T00:00');
  });

  it('that clocks skip going forward stand as long after the change', () => {
    expect(kindOf('2026-03-29T02:30', BERLIN)).toBe('skipped');
    expect(instantAt('2026-03-29T02:30', BERLIN)).toBe('2026-03-29T01:30:00.000Z');
    expect(localTimeOf('2026-03-29T01:30:00.000Z', BERLIN)).toBe('2026-03-29T03:30');
  });

  it('that come twice going back mean the first time', () => {
    expect(kindOf('2026-10-25T02:30', BERLIN)).toBe('repeated');
    expect(instantAt('2026-10-25T02:30', BERLIN)).toBe('2026-10-25T00:30:00.000Z');
    expect(kindOf('2026-11-01T01:30', 'America/New_York')).toBe('repeated');
    expect(instantAt('2026-11-01T01:30', 'America/New_York')).toBe('2026-11-01T05:30:00.000Z');
    expect(kindOf('2026-10-25T03:00', BERLIN)).toBe('once');
  });

  it('come back as they were for every hour of a year with two changes', () => {
    for (const zone of [BERLIN, 'Australia/Lord_Howe', 'America/St_Johns']) {
      for (let hour = 0; hour < 366 * 24; hour += 7) {
        const instant = new Date(Date.UTC(2026, 0, 1, hour, 15)).toISOString();
        const local = localTimeOf(instant, zone);
        if (kindOf(local, zone) === 'once') expect(instantAt(local, zone)).toBe(instant);
      }
    }
  });

  it('are refused when they are no times', () => {
    for (const text of ['', '2026-05-01', 'soon', '2026-13-01T20:00'])
      expect(instantAt(text, BERLIN)).toBeUndefined();
  });

  it('are calculated with by the clock alone', () => {
    expect(laterOnClock('2026-03-28T20:00', 24 * 60)).toBe('2026-03-29T20:00');
    expect(minutesBetween('2026-03-28T20:00', '2026-03-29T20:30')).toBe(24 * 60 + 30);
    expect(minutesBetween('', '2026-03-29T20:30')).toBe(0);
  });
});
