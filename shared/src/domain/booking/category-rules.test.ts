import { describe, expect, it } from '@jest/globals';
import { smallHouseEvent, smallLines } from '../../testing/small-house.ts';
import type { PriceCategory } from '../events/event.ts';
import { isCategoryOnSale, offeredCategories, requireAllowedLines } from './category-rules.ts';

const OPENS = '2026-12-01T00:00:00.000Z';
const CLOSES = '2026-12-05T00:00:00.000Z';
const DURING = '2026-12-03T00:00:00.000Z';

const eventWith = (change: Partial<PriceCategory>) => {
  const [stalls, ...others] = smallHouseEvent().categories;
  return smallHouseEvent({ categories: stalls ? [{ ...stalls, ...change }, ...others] : [] });
};
const linesOf = (...seats: string[]) => smallLines(smallHouseEvent(), { seats });

describe("a category's sales", () => {
  const [category] = eventWith({ salesOpenAt: OPENS, salesCloseAt: CLOSES }).categories;

  it.each([
    ['2026-11-30T23:59:59.999Z', false],
    [OPENS, true],
    ['2026-12-04T23:59:59.999Z', true],
    [CLOSES, false],
  ])('take the opening instant in and the closing one out: %s', (now, open) => {
    expect(category && isCategoryOnSale(category, now)).toBe(open);
  });

  it('are open with those of the event where it has none of its own', () => {
    const [plain] = smallHouseEvent().categories;
    expect(plain && isCategoryOnSale(plain, DURING)).toBe(true);
  });

  it('offer it to parties that its limit allows', () => {
    const event = eventWith({ maxPerBooking: 2, salesCloseAt: CLOSES });
    expect(offeredCategories(event, 2, DURING)).toContain('cat_stalls');
    expect(offeredCategories(event, 3, DURING)).not.toContain('cat_stalls');
    expect(offeredCategories(event, 2, CLOSES)).not.toContain('cat_stalls');
  });
});

describe('the lines of a booking', () => {
  it('may not be of a category that is not on sale', () => {
    const event = eventWith({ salesOpenAt: OPENS });
    const early = '2026-11-01T00:00:00.000Z';
    expect(() => {
      requireAllowedLines(event, linesOf('a1', 'c1'), [], early);
    }).toThrow('category-not-on-sale');
    expect(() => {
      requireAllowedLines(event, linesOf('c1'), [], early);
    }).not.toThrow();
  });

  it('may not be more than the category allows, those that were there before counted', () => {
    const event = eventWith({ maxPerBooking: 2 });
    const [kept, ...more] = linesOf('a1', 'a2', 'a3');
    if (!kept) throw new Error('no line');
    expect(() => {
      requireAllowedLines(event, [kept, ...more], [kept], DURING);
    }).toThrow('too-many-tickets');
    expect(() => {
      requireAllowedLines(event, [kept, ...more.slice(1)], [kept], DURING);
    }).not.toThrow();
  });

  it('stay as they are where a hold had them before', () => {
    const event = eventWith({ salesCloseAt: OPENS, maxPerBooking: 1 });
    const kept = linesOf('a1', 'a2');
    expect(() => {
      requireAllowedLines(event, kept, kept, DURING);
    }).not.toThrow();
  });
});
