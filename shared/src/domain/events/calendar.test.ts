import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toCalendar } from './calendar.ts';
import { sampleEvent } from '../../testing/sample-event.ts';

/** The lines of a calendar file after unfolding, as a calendar program reads them. */
const unfold = (text: string): string[] => text.replaceAll('\r\n ', '').split('\r\n').slice(0, -1);

describe('a calendar entry', () => {
  it('says what, when and where', () => {
    const lines = unfold(toCalendar(sampleEvent(), { url: 'https://foyer.example/events/evt_1' }));
    expect(lines).toEqual(
      expect.arrayContaining([
        'UID:evt_1@foyer',
        'DTSTART:20261211T190000Z',
        'DTEND:20261211T213000Z',
        'SUMMARY:The Tide Clock',
        String.raw`LOCATION:Lyric House\, Quay 4\, Hamburg`,
        'URL:https://foyer.example/events/evt_1',
      ]),
    );
  });

  it('escapes commas, semicolons, backslashes and line breaks', () => {
    const lines = unfold(toCalendar({ ...sampleEvent(), title: 'One; two, three\\four\nfive' }));
    expect(lines).toContain(String.raw`SUMMARY:One\; two\, three\\four\nfive`);
  });

  it('says that a cancelled event is cancelled', () => {
    expect(unfold(toCalendar({ ...sampleEvent(), status: 'cancelled' }))).toContain(
      'STATUS:CANCELLED',
    );
  });

  it('replaces the entry of before a change', () => {
    const sequenceOf = (updatedAt: string) => {
      const lines = unfold(toCalendar(sampleEvent({ updatedAt })));
      return Number(lines.find((line) => line.startsWith('SEQUENCE:'))?.slice(9));
    };
    const before = sequenceOf('2026-11-01T08:00:00.000Z');
    expect(sequenceOf('2026-11-01T08:01:00.000Z')).toBe(before + 1);
  });

  it('holds no control characters', () => {
    const lines = unfold(toCalendar({ ...sampleEvent(), title: 'One\u0007two\tthree' }));
    expect(lines).toContain('SUMMARY:One two three');
  });

  it('folds lines at 75 octets without breaking a character, whatever the title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (title) => {
        const text = toCalendar({ ...sampleEvent(), title });
        const sizes = text.split('\r\n').map((line) => new TextEncoder().encode(line).length);
        expect(Math.max(...sizes)).toBeLessThanOrEqual(75);
        expect(text.isWellFormed()).toBe(title.isWellFormed());
        expect(unfold(text)).toHaveLength(unfold(toCalendar(sampleEvent())).length);
      }),
    );
  });
});
