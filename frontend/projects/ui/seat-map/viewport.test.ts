import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { middleOf } from './geometry.ts';
import {
  between,
  fitted,
  kept,
  panned,
  revealing,
  toRoom,
  toScreen,
  visibleBounds,
  zoomedAround,
  zoomedToSection,
  zoomLimits,
} from './viewport.ts';

const room = { left: 0, top: 0, right: 4_000, bottom: 3_000 };
const size = { width: 800, height: 600 };
const limits = zoomLimits(room, 50, size);
const whole = fitted(room, size);

describe('the viewport', () => {
  it('fits the whole room, in the middle', () => {
    const seen = visibleBounds(whole, size);
    expect(seen.left).toBeLessThanOrEqual(room.left);
    expect(seen.bottom).toBeGreaterThanOrEqual(room.bottom);
    expect(toScreen(whole, middleOf(room))).toEqual({ x: 400, y: 300 });
  });

  it('leads from the room to the screen and back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4_000 }),
        fc.integer({ min: 0, max: 3_000 }),
        (x, y) => {
          const back = toRoom(whole, toScreen(whole, { x, y }));
          expect(back.x).toBeCloseTo(x, 6);
          expect(back.y).toBeCloseTo(y, 6);
        },
      ),
    );
  });

  it('keeps the place under the pointer while zooming', () => {
    const at = { x: 120, y: 480 };
    const near = zoomedAround(whole, 3, at, limits);
    expect(toRoom(near, at).x).toBeCloseTo(toRoom(whole, at).x, 6);
    expect(near.scale).toBeCloseTo(whole.scale * 3, 6);
  });

  it('zooms neither out of the room nor into a single seat', () => {
    expect(zoomedAround(whole, 0.01, { x: 0, y: 0 }, limits).scale).toBe(limits.min);
    expect(zoomedAround(whole, 1_000, { x: 0, y: 0 }, limits).scale * 50).toBeCloseTo(56);
  });

  it('never loses the room from the screen', () => {
    const far = fc.integer({ min: -100_000, max: 100_000 });
    fc.assert(
      fc.property(far, far, fc.integer({ min: 1, max: 10 }), (dx, dy, factor) => {
        const near = zoomedAround(whole, factor, { x: 400, y: 300 }, limits);
        const seen = visibleBounds(kept(panned(near, dx, dy), room, size), size);
        expect(seen.left).toBeLessThan(room.right);
        expect(seen.right).toBeGreaterThan(room.left);
        expect(seen.top).toBeLessThan(room.bottom);
        expect(seen.bottom).toBeGreaterThan(room.top);
      }),
    );
  });

  it('moves no further than needed to reveal a place', () => {
    const near = zoomedAround(whole, 6, { x: 400, y: 300 }, limits);
    expect(revealing(near, toRoom(near, { x: 300, y: 300 }), size, 70)).toEqual(near);
    const moved = revealing(near, toRoom(near, { x: 900, y: 300 }), size, 70);
    expect(moved.offsetX - near.offsetX).toBeCloseTo(-170);
    expect(moved.offsetY).toBeCloseTo(near.offsetY);
  });

  it('shows a small section whole and a large one from near', () => {
    const small = { left: 100, top: 100, right: 600, bottom: 500 };
    const view = { limits, leastScale: 0.4, near: { x: 200, y: 200 } };
    expect(zoomedToSection(small, size, view).scale).toBeGreaterThan(0.4);
    const large = zoomedToSection(room, size, view);
    expect(large.scale).toBe(0.4);
    expect(visibleBounds(large, size).left).toBeLessThan(200);
  });

  it('flies from one view to the other', () => {
    const near = zoomedAround(whole, 6, { x: 100, y: 100 }, limits);
    expect(between(whole, near, 0)).toEqual(whole);
    const end = between(whole, near, 1);
    expect(end.scale).toBeCloseTo(near.scale);
    expect(end.offsetX).toBeCloseTo(near.offsetX);
    expect(between(near, panned(near, 10, 0), 0.5).offsetX).toBeCloseTo(near.offsetX + 5);
  });
});
