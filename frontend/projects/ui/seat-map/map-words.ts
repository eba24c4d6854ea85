import { computed, type Signal } from '@angular/core';
import { middleOf, type Size } from './geometry.ts';
import { sectionAt } from './hit-test.ts';
import type { LevelOfDetail } from './level-of-detail.ts';
import type { MapCamera } from './map-camera.ts';
import type { MapPointers } from './map-pointers.ts';
import { cardOf } from './seat-card-words.ts';
import type { SeatMapState } from './seat-map-state.ts';
import { seatAt } from './seat-walk.ts';
import { spokenSeat } from './seat-words.ts';
import { toRoom, toScreen } from './viewport.ts';

type Deps = {
  readonly state: SeatMapState;
  readonly camera: MapCamera;
  readonly pointers: MapPointers;
  readonly size: Signal<Size>;
  readonly detail: Signal<LevelOfDetail>;
  readonly ownPlaces: Signal<Readonly<Record<string, number>>>;
  /** The standing section whose places are being chosen. */
  readonly placesSection: Signal<number | undefined>;
};

/** So many sections are found on the map without a list. */
const FEW_SECTIONS = 12;

/** What the map says beside the picture: to those who listen, and over what is pointed at. */
export function mapWords({ state, camera, pointers, size, detail, ...choosing }: Deps) {
  return {
    /** What the live region says: the seat or section that the keyboard has come to. */
    spoken: computed(() => {
      const cursor = pointers.hasFocus() ? pointers.cursor() : undefined;
      if (cursor?.seat !== undefined) return spokenSeat(state.wordsOf(cursor.seat));
      return cursor ? state.sectionWords()[cursor.section]?.spoken : '';
    }),
    /** The card of what is pointed at, and where it stands. */
    card: computed(() => {
      const target = pointers.shown();
      const scene = state.scene();
      const section = scene.sections[target?.section ?? -1];
      if (!target || !section) return undefined;
      const viewport = camera.viewport();
      const place = target.seat === undefined ? section.anchor : seatAt(scene, target.seat);
      const gap = target.seat === undefined ? 28 : 10 + (scene.pitch * viewport.scale) / 2;
      return { words: cardOf(state, target), at: toScreen(viewport, place), gap };
    }),
    /** The standing places that are being chosen. */
    places: computed(() => {
      const index = choosing.placesSection() ?? -1;
      const sectionId = state.scene().sections[index]?.sectionId;
      const words = state.sectionWords()[index];
      if (sectionId === undefined || !words) return undefined;
      return { ...words, sectionId, own: choosing.ownPlaces()[sectionId] ?? 0 };
    }),
    /** The sections, where there are too many to be found at once. */
    listed: computed(() =>
      state.scene().sections.length > FEW_SECTIONS ? state.sectionWords() : undefined,
    ),
    /** The section one looks at from so near that its name is not on the map. */
    here: computed(() => {
      if (detail().sectionNames) return undefined;
      const { width, height } = size();
      const middle = middleOf({ left: 0, top: 0, right: width, bottom: height });
      const index = sectionAt(state.scene(), toRoom(camera.viewport(), middle));
      return index === undefined ? undefined : state.sectionWords()[index];
    }),
  };
}
