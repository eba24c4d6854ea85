import { describe, expect, it } from '@jest/globals';
import {
  BLOCKED,
  CLOCK_SKEW_MS,
  freePlacesAt,
  nextPoolChange,
  nextRowChange,
  rowStatesAt,
  SOLD,
} from './row-states.ts';

const NOW = 1_800_000_000_000;
const row = {
  until: {
    s2: NOW + 60_000,
    s3: SOLD,
    s4: SOLD,
    s5: NOW - CLOCK_SKEW_MS - 1,
    s6: NOW - CLOCK_SKEW_MS,
  },
  by: { s2: 'bkg_a', s3: 'bkg_b', s4: BLOCKED, s5: 'bkg_c', s6: 'bkg_d' },
  closed: false,
  gated: false,
};
const seats = ['s1', 's2', 's3', 's4', 's5', 's6'];

describe('rowStatesAt', () => {
  it('tells free, held, sold and blocked seats apart', () => {
    expect(rowStatesAt(row, seats, NOW)).toBe('.hsb.h');
  });

  it('shows a seat as free exactly from when a hold of it would be granted', () => {
    const change = nextRowChange(row, NOW) ?? 0;
    expect(change).toBe(NOW + 1);
    expect(rowStatesAt(row, ['s6'], change - 1)).toBe('h');
    expect(rowStatesAt(row, ['s6'], change)).toBe('.');
  });

  it('shows what is free of a fenced row as blocked', () => {
    expect(rowStatesAt({ ...row, closed: true }, seats, NOW)).toBe('bhsbbh');
  });
});

describe('nextRowChange', () => {
  it('is undefined where nothing is held', () => {
    expect(
      nextRowChange({ until: { s3: SOLD }, by: {}, closed: false, gated: false }, NOW),
    ).toBeUndefined();
  });
});

describe('freePlacesAt', () => {
  const pool = {
    available: 10,
    claims: { a: { quantity: 3, until: NOW + 1_000 }, b: { quantity: 2, until: NOW - 10_000 } },
    closed: false,
    gated: false,
  };

  it('counts the places of claims that are over', () => {
    expect(freePlacesAt(pool, NOW)).toBe(12);
    expect(freePlacesAt(pool, nextPoolChange(pool, NOW) ?? 0)).toBe(15);
  });

  it('is nothing in a fenced pool', () => {
    expect(freePlacesAt({ ...pool, closed: true }, NOW)).toBe(0);
  });
});
