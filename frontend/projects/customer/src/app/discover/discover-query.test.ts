import { describe, expect, it } from '@jest/globals';
import {
  addressOf,
  changed,
  EVERYTHING,
  eventsQuery,
  narrowings,
  searchOf,
  weekendOf,
} from './discover-query.ts';

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

  it('is read from the address and written back the same', () => {
    const address = { q: 'lear', city: 'Hamburg', from: '2030-05-01', free: '1', order: 'date' };
    const search = searchOf(address);
    expect(search).toMatchObject({ q: 'lear', city: 'Hamburg', free: true, weekend: false });
    const written = Object.entries(addressOf(search)).filter(([, value]) => value !== null);
    expect(Object.fromEntries(written)).toEqual(address);
  });

  it('leaves nothing in the address when nothing is asked', () => {
    expect(Object.values(addressOf(EVERYTHING)).every((value) => value === null)).toBe(true);
  });

  it('takes no notice of what is not a day or a switch', () => {
    expect(searchOf({ from: '2030-13-40', to: 'soon', free: 'yes' })).toEqual(EVERYTHING);
  });

  it('asks for what the visitor has chosen and nothing else', () => {
    expect(eventsQuery(searchOf({ city: 'Lisbon' }), now)).toEqual({ city: 'Lisbon', limit: 24 });
    expect(eventsQuery(searchOf({ free: '1' }), now)).toEqual({ free: true, limit: 24 });
    expect(eventsQuery(searchOf({ q: '  lear ' }), now)).toMatchObject({ q: 'lear' });
    expect(eventsQuery(searchOf({ weekend: '1' }), now)).toHaveProperty('from');
  });

  it('covers its days whole, where the visitor is', () => {
    expect(eventsQuery(searchOf({ from: '2030-05-10', to: '2030-05-10' }), now)).toMatchObject({
      from: new Date(2030, 4, 10).toISOString(),
      to: new Date(2030, 4, 11).toISOString(),
    });
  });

  it('is for a weekend or for days of one’s own, not both', () => {
    const weekend = changed(searchOf({ from: '2030-05-10' }), { weekend: true });
    expect(weekend).toMatchObject({ weekend: true, from: '' });
    expect(changed(weekend, { to: '2030-05-12' })).toMatchObject({ weekend: false });
  });

  it('lists by relevance where there are words, unless told otherwise', () => {
    expect(changed(EVERYTHING, { q: 'lear' }).order).toBe('relevance');
    expect(changed(searchOf({ q: 'lear' }), { order: 'date' }).order).toBe('date');
    expect(changed(searchOf({ q: 'lear' }), { q: '' }).order).toBe('date');
  });

  it('names what leaves events out', () => {
    expect(narrowings(searchOf({ q: ' ', free: '1', city: 'Lisbon', order: 'date' }))).toEqual([
      'city',
      'free',
    ]);
  });
});
