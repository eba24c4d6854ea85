import { describe, expect, it } from '@jest/globals';
import { PLAN } from '../../testing/views.ts';
import { seatNames } from './seat-names.ts';

describe('seats in words', () => {
  it('are one by one where they stand alone', () => {
    expect(seatNames(PLAN, ['a1'])).toBe('Stalls, row A, seat 1');
    expect(seatNames(PLAN, ['a1', 'a3'])).toBe('Stalls, row A, seats 1 and 3');
  });

  it('are from the first to the last where they are side by side', () => {
    expect(seatNames(PLAN, ['a2', 'a1', 'a3'])).toBe('Stalls, row A, seats 1–3');
  });

  it('are just seats where the plan does not have them', () => {
    expect(seatNames(PLAN, ['zz'])).toBe('a seat');
  });
});
