import { describe, expect, it } from '@jest/globals';
import { doingWords, spanWords, troubleWords } from './health-words.ts';

const now = '2026-11-21T12:00:00.000Z';
const refund = {
  kind: 'refund-unpaid' as const,
  ref: { kind: 'refund' as const, bookingId: 'bkg_1', refundId: 'rfd_1' },
  since: now,
  tries: 0,
};

describe('the words about troubles', () => {
  it('say what went wrong', () => {
    expect(troubleWords(refund)).toBe('A refund that is not paid out');
    expect(troubleWords({ ...refund, kind: 'effect-given-up', effect: 'send-tickets' })).toBe(
      'Given up after many tries: to mail tickets',
    );
  });

  it.each([
    [{ kind: 'effect-given-up' as const, tries: 10 }, 'Tried 10 times. Waits for you.'],
    [{ kind: 'payment-unsettled' as const, nextAt: now }, 'Asked about again at once.'],
    [
      { kind: 'payment-unanswered' as const, tries: 3, nextAt: '2026-11-21T12:04:00.000Z' },
      'Tried 3 times. Asked about again in 4 minutes.',
    ],
  ])('say what is being done about %j', (change, words) => {
    expect(doingWords({ ...refund, ...change }, now)).toBe(words);
  });

  it('tell how long it has been', () => {
    expect([1, 90_000, 7_200_000, 200_000_000].map(spanWords)).toEqual([
      '1 minute',
      '2 minutes',
      '2 hours',
      '2 days',
    ]);
  });
});
