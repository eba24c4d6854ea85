import { describe, expect, it } from '@jest/globals';
import { decimalsOf } from '../domain/index.ts';
import { stripeAmount } from './stripe-amount.ts';

/** One whole unit of a currency, such as a euro or a yen. */
const one = (currency: string) => 10 ** decimalsOf(currency);

describe("an amount in Stripe's smallest unit", () => {
  it.each([
    ['EUR', 100],
    ['USD', 100],
    ['TWD', 100],
    ['HUF', 100],
    ['JPY', 1],
    ['KRW', 1],
    ['CLP', 1],
    ['MGA', 1],
    ['ISK', 100],
    ['UGX', 100],
    ['KWD', 1_000],
    ['BHD', 1_000],
  ])('of one %s is %i', (currency, amount) => {
    expect(stripeAmount(one(currency), currency)).toBe(amount);
    expect(stripeAmount(one(currency) * 29, currency)).toBe(amount * 29);
  });

  it('is the same number for yen, and a tenth may not be charged of a fils', () => {
    expect(stripeAmount(8_400, 'JPY')).toBe(8_400);
    expect(stripeAmount(5_120, 'KWD')).toBe(5_120);
    expect(() => stripeAmount(5_124, 'KWD')).toThrow('payment-method-invalid');
  });
});
