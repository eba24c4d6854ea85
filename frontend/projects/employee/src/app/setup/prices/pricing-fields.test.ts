import { describe, expect, it } from '@jest/globals';
import { OWN_EVENT } from '../../../testing/own-event.ts';
import { amountFault } from './price-rules.ts';
import { feeExample, readPrices, writePrices } from './pricing-fields.ts';

const EVENT = {
  ...OWN_EVENT,
  fees: { perTicket: 150, share: 250 },
  taxes: [{ name: 'VAT', rate: 700 }],
};
const EUR = { currency: 'EUR', locale: 'en-GB' };

describe('currency, fee and taxes in fields', () => {
  it('come back as they are, in every locale', () => {
    const { currency, fees, taxes } = EVENT;
    for (const locale of ['en-GB', 'de-DE', 'fr-CH'])
      expect(writePrices(readPrices(EVENT, locale), locale)).toEqual({ currency, fees, taxes });
  });

  it('are no figures while they are half typed', () => {
    const fields = { ...readPrices(EVENT, 'en-GB'), feePerTicket: 'one' };
    expect(writePrices(fields, 'en-GB').fees?.perTicket).toBeNaN();
  });

  it('are explained by what one ticket costs', () => {
    expect(feeExample(EVENT.fees, EVENT, EUR)).toBe(
      'A buyer of one Stalls ticket for €48 pays €50.70 with the fee.',
    );
    expect(feeExample({ perTicket: 0, share: 0 }, EVENT, EUR)).toBe(
      'A buyer of one Stalls ticket pays €48, without a fee.',
    );
    expect(feeExample({ perTicket: Number.NaN, share: 0 }, EVENT, EUR)).toBe('');
    expect(feeExample(EVENT.fees, { categories: [] }, EUR)).toBe('');
  });
});

describe('a typed amount', () => {
  it.each([
    ['0', undefined],
    ['48,50', undefined],
    ['1000000', undefined],
    ['1000000.01', 'Enter at most €1,000,000.'],
    ['-5', 'Enter an amount such as €48.50.'],
    ['', 'Enter an amount such as €48.50.'],
  ])('“%s” is answered by %j', (text, words) => {
    expect(amountFault(text, EUR)).toBe(words);
  });
});
