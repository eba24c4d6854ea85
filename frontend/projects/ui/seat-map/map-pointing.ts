import type { Point } from './geometry.ts';
import { seatNear, sectionAt } from './hit-test.ts';
import { CLICKABLE_PITCH, TAPPABLE_PITCH } from './level-of-detail.ts';
import type { MapCamera } from './map-camera.ts';
import { onSeat } from './map-cursor.ts';
import type { GestureHandlers, PointerKind } from './map-gestures.ts';
import type { Cursor } from './map-picture.ts';
import type { MapPointers } from './map-pointers.ts';
import type { SeatMapState } from './seat-map-state.ts';
import { toRoom } from './viewport.ts';

type Deps = {
  readonly state: SeatMapState;
  readonly camera: MapCamera;
  readonly pointers: MapPointers;
  /** A tap or click on a seat; true when it was taken or given back. */
  readonly chooseSeat: (seat: number) => boolean;
  readonly openPlaces: (section: number) => void;
};

const LEAST_PITCH = { touch: TAPPABLE_PITCH, fine: CLICKABLE_PITCH } as const;
/** Seats are so far apart (pixels) after a tap on their section. */
const SECTION_PITCH = { touch: 22, fine: 14 } as const;
/** How far from a seat's middle a pointer still means it, in pixels and in seat distances. */
const REACH_PIXELS = { touch: 14, fine: 4 } as const;
const REACH_PITCHES = 0.55;
const DOUBLE_TAP_ZOOM = 2.2;

/** What fingers and mouse do on the map. */
export function mapPointing({
  state,
  camera,
  pointers,
  chooseSeat,
  openPlaces,
}: Deps): GestureHandlers {
  function under(at: Point, kind: PointerKind): Cursor | undefined {
    const scene = state.scene();
    const { scale } = camera.viewport();
    const place = toRoom(camera.viewport(), at);
    if (scene.pitch * scale >= LEAST_PITCH[kind]) {
      const reach = Math.max(REACH_PIXELS[kind] / scale, scene.pitch * REACH_PITCHES);
      const seat = seatNear(scene, place, reach);
      if (seat !== undefined) return onSeat(state, seat);
    }
    const section = sectionAt(scene, place);
    return section === undefined ? undefined : { section };
  }

  /** Between seats that can be clicked, the section itself is not spoken of. */
  function spokenOf(target: Cursor | undefined): Cursor | undefined {
    if (!target || target.seat !== undefined) return target;
    const isStanding = state.scene().sections[target.section]?.kind === 'standing';
    const hasSeats = state.scene().pitch * camera.viewport().scale >= CLICKABLE_PITCH;
    return isStanding || !hasSeats ? target : undefined;
  }

  function enterSection(index: number, at: Point, kind: PointerKind): boolean {
    const { scene } = state;
    const section = scene().sections[index];
    if (section?.kind === 'standing') {
      openPlaces(index);
      return true;
    }
    const close = scene().pitch * camera.viewport().scale >= SECTION_PITCH[kind] * 0.98;
    if (!section || close) return false;
    camera.showSection(section.bounds, {
      leastPitch: SECTION_PITCH[kind],
      near: toRoom(camera.viewport(), at),
    });
    return true;
  }

  return {
    begin() {
      pointers.hasActed.set(true);
      pointers.byKeyboard.set(false);
      camera.stop();
      pointers.hovered.set(undefined);
    },
    pan: camera.pan,
    zoom: camera.zoom,
    fling: (speed) => camera.fling(speed),
    doubleTap: (at) => camera.step(DOUBLE_TAP_ZOOM, at),
    hover: (at) => pointers.hovered.set(at && spokenOf(under(at, 'fine'))),
    tap(at, kind) {
      const target = under(at, kind);
      if (!target) return false;
      if (target.seat === undefined) return enterSection(target.section, at, kind);
      pointers.hovered.set(target);
      return chooseSeat(target.seat);
    },
  };
}
