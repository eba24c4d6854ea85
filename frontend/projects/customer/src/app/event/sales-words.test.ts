import { describe, expect, it } from '@jest/globals';
import type { EventCard } from '@foyer/shared/contract';
import { fewLeft, priceWords, saleNote, salesOffer, salesRemark } from './sales-words.ts';

const event = (change: Partial<EventCard>) => ({
  sales: 'open' as const,
  salesOpenAt: '2030-05-10T08:00:00.000Z',
  capacity: 100,
  holdMinutes: 10,
  sold: 0,
  venue: {
    name: 'Aurelia Theatre',
    address: 'Kornträgergang 7',
    city: 'Hamburg',
    country: 'DE',
    timeZone: 'Europe/Berlin',
  },
  ...change,
});

describe('what can be done about tickets', () => {
  it('is to choose seats while there are some', () => {
    expect(salesOffer(event({}), 3, 'en-GB')).toEqual({ words: 'Choose seats', open: true });
    expect(salesOffer(event({ sold: 100 }), 0, 'en-GB').words).toBe('Sold out');
  });

  it('is to join the waitlist where one can wait and nothing can be had now', () => {
    const waited = { ...event({ sold: 100 }), waitlist: 'open' as const };
    expect(salesOffer(waited, 0, 'en-GB')).toMatchObject({ open: false, waitlist: true });
    expect(salesOffer(waited, 2, 'en-GB').words).toBe('Choose seats');
    expect(salesOffer({ ...waited, waitlist: 'paused' }, 0, 'en-GB').words).toBe('Sold out');
  });

  it('tells what is sold from what others only hold', () => {
    const held = event({ sold: 90 });
    expect(salesOffer(held, 0, 'en-GB')).toEqual({ words: 'All taken for now', open: false });
    expect(saleNote(held, 0)).toMatch(/^Others hold the last places for up to 10 minutes/);
    expect(saleNote(event({ sold: 100 }), 0)).toMatch(/given back/);
    expect(saleNote(held, 1)).toBeUndefined();
  });

  it('is to get tickets where there is nothing to choose', () => {
    const sections = [
      { sectionId: 'sec_floor', name: 'Floor', kind: 'standing' as const, capacity: 80 },
    ];
    expect(salesOffer({ ...event({}), sections }, 3, 'en-GB').words).toBe('Get tickets');
  });

  it('is to come back when sales open, by the venue’s clock', () => {
    const { words, open } = salesOffer(event({ sales: 'not-open' }), 100, 'en-GB');
    expect(words).toBe('Sales open Fri, 10 May 2030, 10:00');
    expect(open).toBe(false);
  });

  it.each([
    ['closed', 'Sales have closed'],
    ['ended', 'Ended'],
    ['cancelled', 'Cancelled'],
  ] as const)('is nothing once %s', (sales, words) => {
    expect(salesOffer(event({ sales }), 100, 'en-GB')).toEqual({ words, open: false });
  });
});

describe('the remark on a card', () => {
  it('says that few are left when that is true', () => {
    expect(salesRemark(event({ sold: 90 }), 'en-GB')).toEqual({ words: 'Few left', tone: 'warn' });
    expect(salesRemark(event({ sold: 89 }), 'en-GB')).toBeUndefined();
    expect(fewLeft(event({ sold: 95, sales: 'closed' }))).toBe(false);
  });

  it('says that an event is sold out', () => {
    expect(salesRemark(event({ sold: 100 }), 'en-GB')?.words).toBe('Sold out');
  });
});

describe('the price', () => {
  const priceOf = (priceFrom: number, priceTo: number) =>
    priceWords({ priceFrom, priceTo, currency: 'EUR' }, 'en-GB');

  it('is one, a range, or none', () => {
    expect(priceOf(4_800, 4_800)).toBe('€48');
    expect(priceOf(2_900, 8_950)).toBe('€29 to €89.50');
    expect(priceOf(0, 1_500)).toBe('Free to €15');
    expect(priceOf(0, 0)).toBe('Free');
  });
});
