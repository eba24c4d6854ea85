import { signal } from '@angular/core';
import { describe, expect, it } from '@jest/globals';
import { createCamera } from './map-camera.ts';
import { buildScene } from './seat-map-scene.ts';
import { SMALL_PLAN } from './testing/small-room.ts';
import { toRoom } from './viewport.ts';

function newCamera(calm = true) {
  const scene = signal(buildScene(SMALL_PLAN));
  const size = signal({ width: 400, height: 300 });
  const camera = createCamera({ scene, size, calm: () => calm, wake: () => undefined });
  return { camera, scene, size };
}

describe('the camera', () => {
  it('shows the whole room, also after the screen has turned', () => {
    const { camera, size } = newCamera();
    expect(camera.isWhole()).toBe(true);
    size.set({ width: 300, height: 800 });
    expect(camera.isWhole()).toBe(true);
  });

  it('keeps what one looks at when the screen changes', () => {
    const { camera, size } = newCamera();
    camera.zoom(4, { x: 200, y: 150 });
    const place = toRoom(camera.viewport(), { x: 200, y: 150 });
    size.set({ width: 600, height: 300 });
    const after = toRoom(camera.viewport(), { x: 300, y: 150 });
    expect(after.x).toBeCloseTo(place.x);
    expect(after.y).toBeCloseTo(place.y);
  });

  it('goes back to the whole room for another plan', () => {
    const { camera, scene } = newCamera();
    camera.showSeat(0, 26);
    expect(camera.isWhole()).toBe(false);
    scene.set(buildScene({ ...SMALL_PLAN, planVersion: 'v2' }));
    expect(camera.isWhole()).toBe(true);
  });

  it('flies to a seat, and lands at once when asked to', () => {
    const { camera } = newCamera(false);
    const before = camera.viewport();
    camera.showSeat(0, 26);
    expect(camera.viewport()).toEqual(before);
    expect(camera.advance(performance.now() + 100)).toBe(true);
    camera.land();
    expect(camera.viewport().scale * 50).toBeCloseTo(26);
    expect(camera.advance(performance.now())).toBe(false);
  });
});
