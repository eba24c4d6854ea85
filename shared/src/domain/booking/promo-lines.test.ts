import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sampleEvent } from '../../testing/sample-event.ts';
import { samplePlaceLine, sampleSeatLine } from '../../testing/sample-room.ts';
import type { BookingLine } from './booking.ts';
import { isPromoValid, normalisePromoCode, type PromoTerms } from './promo-code.ts';
import {
  discountOf,
  fewerDraws,
  moreDraws,
  promoUsesOf,
  usesDrawn,
  withoutPromo,
  withPromo,
} from './promo-lines.ts';
import { totalsOf } from './totals.ts';

const percent = (share: number): PromoTerms => ({
  discount: { kind: 'percent', share },
  active: true,
});
const amount = (off: number): PromoTerms => ({
  discount: { kind: 'amount', amount: off },
  active: true,
});
const line = (price: number, categoryId = 'cat_1'): BookingLine => ({
  ...sampleSeatLine('a1'),
  price,
  categoryId,
});
const pricesWith = (terms: PromoTerms, ...prices: number[]) =>
  withPromo(
    prices.map((price) => line(price)),
    terms,
  ).map(({ price }) => price);

describe('a promo code', () => {
  it('takes a share off, rounded half up for each ticket', () => {
    expect(pricesWith(percent(1_000), 4_200, 999, 1_005, 5)).toEqual([3_780, 899, 904, 4]);
    expect(pricesWith(percent(10_000), 4_200)).toEqual([0]);
    expect(pricesWith(percent(3_333), 1_000)).toEqual([667]);
  });

  it('takes an amount off and never more than the price', () => {
    expect(pricesWith(amount(500), 4_200, 500, 300)).toEqual([3_700, 0, 0]);
  });

  it('is for its categories alone and leaves free tickets alone', () => {
    const terms = { ...amount(500), categoryIds: ['cat_2'] };
    const lines = withPromo([line(1_000), line(1_000, 'cat_2'), line(0, 'cat_2')], terms);
    expect(lines.map(({ price, fullPrice }) => [price, fullPrice])).toEqual([
      [1_000, undefined],
      [500, 1_000],
      [0, undefined],
    ]);
    expect(promoUsesOf(lines)).toBe(1);
  });

  it('keeps what was agreed on and lowers no more tickets than it may', () => {
    const agreed = withPromo([line(1_000)], amount(900));
    const lines = withPromo(
      [...agreed, line(1_000), samplePlaceLine(1), line(2_000)],
      amount(100),
      1,
    );
    expect(lines.map(({ price }) => price)).toEqual([100, 900, 0, 2_000]);
  });

  it('taken off again leaves the prices as they were', () => {
    const price = fc.integer({ min: 0, max: 100_000 });
    const terms = fc.oneof(
      fc.integer({ min: 1, max: 10_000 }).map(percent),
      fc.integer({ min: 1, max: 100_000 }).map(amount),
    );
    fc.assert(
      fc.property(fc.array(price, { maxLength: 8 }), terms, (prices, code) => {
        const before = prices.map((each) => line(each));
        const lowered = withPromo(before, code);
        expect(withoutPromo(lowered)).toEqual(before);
        for (const each of lowered) expect(each.price).toBeGreaterThanOrEqual(0);
        const { tickets, discount = 0 } = totalsOf(sampleEvent(), lowered);
        expect(tickets + discount).toBe(prices.reduce((sum, each) => sum + each, 0));
        expect(discount).toBe(discountOf(lowered));
      }),
    );
  });

  it('is valid from its first moment until before its last', () => {
    const from = '2026-12-01T00:00:00.000Z';
    const until = '2026-12-02T00:00:00.000Z';
    const terms = { ...amount(1), validFrom: from, validUntil: until };
    expect(isPromoValid(terms, '2026-11-30T23:59:59.999Z')).toBe(false);
    expect(isPromoValid(terms, from)).toBe(true);
    expect(isPromoValid(terms, until)).toBe(false);
    expect(isPromoValid({ ...terms, active: false }, from)).toBe(false);
    expect(isPromoValid(amount(1), until)).toBe(true);
  });

  it('is found whatever way it is typed', () => {
    expect(normalisePromoCode('  summer-５ ')).toBe('SUMMER-5');
  });
});

it('totals charge no fee on a ticket that a code made free', () => {
  const event = sampleEvent({ fees: { perTicket: 100, share: 1_000 } });
  const lines = withPromo([line(1_000), line(400)], amount(500));
  expect(totalsOf(event, lines)).toEqual({
    ...{ tickets: 500, discount: 900, fees: 150, taxes: [], total: 650 },
  });
});

it('draws are made smaller and larger without losing any', () => {
  const draws = [
    { pool: 2, quantity: 3 },
    { pool: 0, quantity: 1 },
  ];
  expect(fewerDraws(draws, 3)).toEqual([{ pool: 2, quantity: 3 }]);
  expect(fewerDraws(draws, 0)).toEqual([]);
  expect(
    usesDrawn(
      moreDraws(draws, [
        { pool: 0, quantity: 2 },
        { pool: 5, quantity: 1 },
      ]),
    ),
  ).toBe(7);
});
