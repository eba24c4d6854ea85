import { computed, linkedSignal, type Signal } from '@angular/core';
import type { Bounds, Point, Size } from '@foyer/ui/seat-map/geometry.ts';
import {
  between,
  centredOn,
  fitted,
  panned,
  revealing,
  toRoom,
  zoomedAround,
  type Viewport,
} from '@foyer/ui/seat-map/viewport.ts';

/** What the designer looks at, and how it gets elsewhere. Other than on the map one may look beyond the room. */
export type DesignCamera = ReturnType<typeof createDesignCamera>;

type CameraDeps = {
  /** All that is to be seen when the whole room is. */
  readonly room: Signal<Bounds>;
  readonly size: Signal<Size>;
  /** Another value shows the whole room anew. */
  readonly opened: Signal<number>;
  /** Whether the person wants no movement. */
  readonly calm: () => boolean;
  /** Asks for a frame, in which `advance` is called. */
  readonly wake: () => void;
};

type Flight = { readonly from: Viewport; readonly to: Viewport; readonly start: number };

const FLIGHT_MS = 220;
const REVEAL_MARGIN = 60;
/** Pixels of one centimetre at the closest. */
const CLOSEST = 3;
/** Pixels of one centimetre where something small is brought on the screen. */
const SHOWN_AT = 0.7;
/** Until the canvas is this wide it has not been measured. */
const UNMEASURED = 2;

/** A camera on the room; it shows the whole of it until it is moved. */
export function createDesignCamera({ room, size, opened, calm, wake }: CameraDeps) {
  const limits = computed(() => {
    const whole = fitted(room(), size()).scale;
    return { min: Math.min(whole / 3, CLOSEST / 2), max: Math.max(CLOSEST, whole) };
  });
  const viewport = linkedSignal<{ size: Size; opened: number }, Viewport>({
    source: () => ({ size: size(), opened: opened() }),
    computation: (now, before) => {
      const fresh = before?.source.opened !== now.opened || before.source.size.width < UNMEASURED;
      if (fresh || isWhole(before.value, before.source.size)) return whole();
      const { width, height } = before.source.size;
      const middle = toRoom(before.value, { x: width / 2, y: height / 2 });
      return centredOn(middle, before.value.scale, now.size);
    },
  });
  let flight: Flight | undefined;

  function whole(): Viewport {
    return fitted(room(), size(), { min: 0, max: CLOSEST });
  }

  function isWhole(at: Viewport, on: Size): boolean {
    const fit = fitted(room(), on, { min: 0, max: CLOSEST });
    return Math.abs(at.scale / fit.scale - 1) < 0.01 && Math.abs(at.offsetX - fit.offsetX) < 2;
  }

  function jump(next: Viewport): void {
    flight = undefined;
    viewport.set(next);
  }

  function fly(next: Viewport): void {
    if (calm()) return jump(next);
    flight = { from: viewport(), to: next, start: performance.now() };
    wake();
  }

  return {
    viewport: viewport.asReadonly(),
    /** Centimetres of one pixel. */
    pixel: computed(() => 1 / viewport().scale),
    stop: (): void => void (flight = undefined),
    pan: (dx: number, dy: number): void => jump(panned(viewport(), dx, dy)),
    zoom: (factor: number, at: Point): void => jump(zoomedAround(viewport(), factor, at, limits())),
    /** Zooms smoothly around the middle of the screen. */
    step(factor: number): void {
      const middle = { x: size().width / 2, y: size().height / 2 };
      fly(zoomedAround(flight?.to ?? viewport(), factor, middle, limits()));
    },
    showAll: (): void => fly(whole()),
    /** Brings a part of the room on the screen, as near as it fits. */
    show(bounds: Bounds): void {
      fly(fitted(bounds, size(), { min: limits().min, max: SHOWN_AT }));
    },
    /** Moves as little as needed to bring a place on the screen. */
    reveal(place: Point): void {
      fly(revealing(flight?.to ?? viewport(), place, size(), REVEAL_MARGIN));
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
