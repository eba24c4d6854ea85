import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { distance } from './geometry.ts';
import { seatNear, sectionAt } from './hit-test.ts';
import { buildScene } from './seat-map-scene.ts';
import { seatAt } from './seat-walk.ts';
import { SMALL_PLAN } from './testing/small-room.ts';

const scene = buildScene(SMALL_PLAN);

describe('what is under a point', () => {
  it('finds the same seat as looking at all of them', () => {
    const coordinate = fc.integer({ min: -50, max: 700 });
    fc.assert(
      fc.property(coordinate, coordinate, fc.integer({ min: 5, max: 60 }), (x, y, reach) => {
        const all = scene.seatIds.map((_, seat) => distance(seatAt(scene, seat), { x, y }));
        const least = Math.min(...all);
        const found = seatNear(scene, { x, y }, reach);
        if (least > reach) expect(found).toBeUndefined();
        else expect(all[found!]).toBe(least);
      }),
    );
  });

  it('finds the section whose outline holds the point', () => {
    expect(sectionAt(scene, { x: 400, y: 100 })).toBe(2);
    expect(sectionAt(scene, { x: 100, y: 500 })).toBe(1);
    expect(sectionAt(scene, { x: 260, y: 300 })).toBeUndefined();
  });
});
