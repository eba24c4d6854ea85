import { computed, linkedSignal, type Signal } from '@angular/core';
import { boundsOf, middleOf, type Bounds, type Point, type Size } from './geometry.ts';
import type { Scene } from './seat-map-scene.ts';
import { seatAt } from './seat-walk.ts';
import {
  between,
  centredOn,
  fitted,
  kept,
  panned,
  revealing,
  toRoom,
  zoomedAround,
  zoomedToSection,
  zoomLimits,
  type Viewport,
} from './viewport.ts';

/** What the map looks at, and how it gets elsewhere. */
export type MapCamera = ReturnType<typeof createCamera>;

type CameraDeps = {
  readonly scene: Signal<Scene>;
  readonly size: Signal<Size>;
  /** Whether the person wants no movement. */
  readonly calm: () => boolean;
  /** Asks for a frame, in which `advance` is called. */
  readonly wake: () => void;
};

type Flight = { readonly from: Viewport; readonly to: Viewport; readonly start: number };

const FLIGHT_MS = 280;
const FLING_MS = 180;
const REVEAL_MARGIN = 72;

/** A camera on a scene; it shows the whole room until it is moved. */
export function createCamera({ scene, size, calm, wake }: CameraDeps) {
  const limits = computed(() => zoomLimits(scene().bounds, scene().pitch, size()));
  const viewport = linkedSignal<{ scene: Scene; size: Size }, Viewport>({
    source: () => ({ scene: scene(), size: size() }),
    computation: (now, before) => {
      const same = before?.source.scene === now.scene;
      return same ? resized(before.value, before.source.size) : fitted(now.scene.bounds, now.size);
    },
  });
  let flight: Flight | undefined;

  /** After a change of size: the whole room stays whole, anything else keeps its middle. */
  function resized(before: Viewport, old: Size): Viewport {
    const whole = fitted(scene().bounds, old).scale * 1.01 >= before.scale;
    if (whole) return fitted(scene().bounds, size());
    const middle = toRoom(before, { x: old.width / 2, y: old.height / 2 });
    return kept(
      centredOn(middle, Math.max(limits().min, before.scale), size()),
      scene().bounds,
      size(),
    );
  }

  function settle(next: Viewport): Viewport {
    return kept(next, scene().bounds, size());
  }

  function jump(next: Viewport): void {
    flight = undefined;
    viewport.set(settle(next));
  }

  function fly(next: Viewport): void {
    if (calm()) return jump(next);
    flight = { from: viewport(), to: settle(next), start: performance.now() };
    wake();
  }

  /** A scale at which seats are at least so many pixels apart. */
  const scaleFor = (pitch: number): number => Math.min(limits().max, pitch / scene().pitch);

  return {
    viewport: viewport.asReadonly(),
    limits,
    /** Whether the whole room is shown. */
    isWhole: computed(() => viewport().scale <= limits().min * 1.01),
    /** Whether one cannot come nearer. */
    isClosest: computed(() => viewport().scale >= limits().max * 0.99),
    stop: (): void => void (flight = undefined),
    pan: (dx: number, dy: number): void => jump(panned(viewport(), dx, dy)),
    zoom: (factor: number, at: Point): void => jump(zoomedAround(viewport(), factor, at, limits())),
    /** Zooms smoothly around a point, the middle of the screen when none is given. */
    step(factor: number, at: Point = { x: size().width / 2, y: size().height / 2 }): void {
      fly(zoomedAround(flight?.to ?? viewport(), factor, at, limits()));
    },
    fling(speed: Point): void {
      if (Math.hypot(speed.x, speed.y) > 0.25)
        fly(panned(viewport(), speed.x * FLING_MS, speed.y * FLING_MS));
    },
    showAll: (): void => fly(fitted(scene().bounds, size())),
    showSection(
      bounds: Bounds,
      view: { readonly leastPitch: number; readonly near?: Point },
    ): void {
      const near = view.near ?? middleOf(bounds);
      fly(
        zoomedToSection(bounds, size(), {
          limits: limits(),
          leastScale: scaleFor(view.leastPitch),
          near,
        }),
      );
    },
    /** Brings a seat on the screen, the seats at least `leastPitch` pixels apart. */
    showSeat(seat: number, leastPitch: number): void {
      const at = seatAt(scene(), seat);
      const current = flight?.to ?? viewport();
      const near = current.scale * 1.001 >= scaleFor(leastPitch);
      fly(
        near
          ? revealing(current, at, size(), REVEAL_MARGIN)
          : centredOn(at, scaleFor(leastPitch), size()),
      );
    },
    /** Brings several seats on the screen. */
    showSeats(seats: readonly number[], leastPitch: number): void {
      const middle = middleOf(boundsOf(seats.map((seat) => seatAt(scene(), seat))));
      fly(centredOn(middle, Math.max(viewport().scale, scaleFor(leastPitch)), size()));
    },
    /** Ends a flight at once. */
    land(): void {
      if (flight) jump(flight.to);
    },
    /** Moves on with a flight; true while it lasts. */
    advance(now: number): boolean {
      if (!flight) return false;
      const part = Math.min(1, Math.max(0, (now - flight.start) / FLIGHT_MS));
      viewport.set(between(flight.from, flight.to, 1 - (1 - part) ** 3));
      if (part === 1) flight = undefined;
      return part < 1;
    },
  };
}
