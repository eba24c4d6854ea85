import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seatIdSource } from './seat-ids.ts';

it('gives short ids, never one twice, whatever the seed', () => {
  fc.assert(
    fc.property(fc.string(), (seed) => {
      const next = seatIdSource(seed);
      const ids = Array.from({ length: 2_000 }, next);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.every((id) => /^[0-9a-z]{5}$/.test(id))).toBe(true);
    }),
    { numRuns: 20 },
  );
});

it('gives the same ids for the same seed', () => {
  const [one, other] = [seatIdSource('lyric'), seatIdSource('lyric')];
  expect([one(), one()]).toEqual([other(), other()]);
});
