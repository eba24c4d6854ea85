import { describe, expect, it } from '@jest/globals';
import { OWN_EVENT } from '../../../testing/own-event.ts';
import { discountWords, ticketsWords, usesWords, validityWords } from './promo-words.ts';

const CLOCK = { timeZone: 'Europe/Berlin', locale: 'en-GB' };

describe('a promo code in words', () => {
  it('says what it takes off', () => {
    const percent = { discount: { kind: 'percent', share: 1_250 } } as const;
    expect(discountWords(percent, OWN_EVENT, 'en-GB')).toBe('12.5% off');
    const amount = { discount: { kind: 'amount', amount: 500 } } as const;
    expect(discountWords(amount, OWN_EVENT, 'en-GB')).toBe('€5 off');
  });

  it('says for which tickets', () => {
    expect(ticketsWords({}, OWN_EVENT)).toBe('All tickets');
    expect(ticketsWords({ categoryIds: ['cat_1'] }, OWN_EVENT)).toBe('Stalls');
    expect(ticketsWords({ categoryIds: ['cat_9'] }, OWN_EVENT)).toBe('No category that is left');
  });

  it('says how often it was used and when it is valid', () => {
    expect(usesWords({ uses: 3 })).toBe('3 used');
    expect(usesWords({ uses: 3, maxUses: 10 })).toBe('3 of 10 used');
    expect(validityWords({}, CLOCK)).toBe('Always');
    expect(validityWords({ validUntil: '2030-05-01T20:00:00.000Z' }, CLOCK)).toMatch(
      /^Until .*1 May 2030, 22:00$/,
    );
  });
});
