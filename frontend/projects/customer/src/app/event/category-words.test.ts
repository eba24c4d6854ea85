import { describe, expect, it } from '@jest/globals';
import { EVENT } from '../../testing/views.ts';
import { categoryWords } from './category-words.ts';

const category = {
  categoryId: 'cat_1',
  name: 'Early bird',
  colour: '#b3261e',
  price: 4_800,
  salesOpenAt: '2030-02-01T09:00:00.000Z',
  salesCloseAt: '2030-03-01T09:00:00.000Z',
};
const wordsAt = (now: string, sales: typeof EVENT.sales = 'open') =>
  categoryWords(category, { ...EVENT, sales }, { now, locale: 'en-GB' });

describe('a category with a sale of its own', () => {
  it('says when it is sold', () => {
    expect(wordsAt('2030-01-10T00:00:00.000Z')).toBe(
      'Sold from Fri, 1 Feb 2030, 10:00 · Sold until Fri, 1 Mar 2030, 10:00',
    );
    expect(wordsAt('2030-02-10T00:00:00.000Z')).toBe('Sold until Fri, 1 Mar 2030, 10:00');
    expect(wordsAt('2030-03-01T09:00:00.000Z')).toBe('No longer sold');
  });

  it('is silent when nothing is sold any more', () => {
    expect(wordsAt('2030-02-10T00:00:00.000Z', 'ended')).toBe('');
  });
});

it('names the limit of a category', () => {
  const limited = {
    ...category,
    salesOpenAt: undefined,
    salesCloseAt: undefined,
    maxPerBooking: 2,
  };
  expect(categoryWords(limited, EVENT, { now: '2030-01-10T00:00:00.000Z', locale: 'en-GB' })).toBe(
    'At most 2 in a booking',
  );
});
