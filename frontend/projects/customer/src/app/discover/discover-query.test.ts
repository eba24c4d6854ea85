import { describe, expect, it } from '@jest/globals';
import { eventsQuery, searchOf, weekendOf } from './discover-query.ts';

describe('the weekend', () => {
  it.each([
    ['a Wednesday', new Date(2030, 4, 8, 12), new Date(2030, 4, 10, 17)],
    ['a Friday morning', new Date(2030, 4, 10, 9), new Date(2030, 4, 10, 17)],
    ['a Monday', new Date(2030, 4, 13, 9), new Date(2030, 4, 17, 17)],
  ])('seen from %s begins on Friday evening', (_, now, friday) => {
    expect(weekendOf(now).from).toBe(friday.toISOString());
  });

  it.each([
    ['Friday night', new Date(2030, 4, 10, 22)],
    ['Saturday', new Date(2030, 4, 11, 12)],
    ['Sunday night', new Date(2030, 4, 12, 23)],
  ])('on %s is on already, and ends with Sunday', (_, now) => {
    expect(weekendOf(now)).toEqual({
      from: now.toISOString(),
      to: new Date(2030, 4, 13).toISOString(),
    });
  });
});

describe('a search', () => {
  const now = new Date(2030, 4, 8, 12);

  it('is read from the address', () => {
    expect(searchOf({ q: 'lear', free: '1', few: '0' })).toEqual({
      q: 'lear',
      weekend: false,
      free: true,
      few: false,
    });
  });

  it('asks for what the visitor has chosen and nothing else', () => {
    expect(eventsQuery(searchOf({ q: '  lear ' }), now)).toEqual({ q: 'lear', limit: 24 });
    expect(eventsQuery(searchOf({ free: '1', few: '1' }), now)).toEqual({ free: true, limit: 100 });
    expect(eventsQuery(searchOf({ weekend: '1' }), now)).toHaveProperty('from');
  });
});
