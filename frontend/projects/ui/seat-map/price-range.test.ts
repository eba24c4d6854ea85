import { describe, expect, it } from '@jest/globals';
import { categoriesIn, priceSteps, spanOf } from './price-range.ts';
import { SMALL_CATEGORIES } from './testing/small-room.ts';

describe('the span of prices', () => {
  it('steps through each different price, lowest first', () => {
    const twice = [...SMALL_CATEGORIES, { ...SMALL_CATEGORIES[0]!, categoryId: 'cat_box' }];
    expect(priceSteps(twice)).toEqual([2_000, 2_950, 4_800]);
  });

  it('is the whole one while nothing is highlighted, and highlights nothing then', () => {
    expect(spanOf(SMALL_CATEGORIES, [])).toEqual({ from: 0, to: 2 });
    expect(categoriesIn(SMALL_CATEGORIES, { from: 0, to: 2 })).toEqual([]);
  });

  it('highlights the categories within it', () => {
    expect(categoriesIn(SMALL_CATEGORIES, { from: 0, to: 1 })).toEqual(['cat_second', 'cat_floor']);
    expect(spanOf(SMALL_CATEGORIES, ['cat_second', 'cat_floor'])).toEqual({ from: 0, to: 1 });
    expect(categoriesIn(SMALL_CATEGORIES, { from: 2, to: 2 })).toEqual(['cat_first']);
  });
});
