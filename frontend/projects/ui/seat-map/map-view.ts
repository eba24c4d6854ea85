import { computed, type Signal } from '@angular/core';
import { levelOfDetail } from './level-of-detail.ts';
import type { MapCamera } from './map-camera.ts';
import { categoryPaints } from './map-palette.ts';
import type { MapPicture } from './map-picture.ts';
import type { MapPointers } from './map-pointers.ts';
import type { MapScreen } from './map-screen.ts';
import type { SeatCategory } from './seat-map-inputs.ts';
import type { SeatMapState } from './seat-map-state.ts';
import { wantsCalm } from './theme-watch.ts';

type Deps = {
  readonly state: SeatMapState;
  readonly screen: MapScreen;
  readonly camera: MapCamera;
  readonly pointers: MapPointers;
};

/** The picture of the map as it is to be drawn now; undefined until the theme is known. */
export function mapView(
  { state, screen, camera, pointers }: Deps,
  categories: Signal<readonly SeatCategory[]>,
  highlighted: Signal<readonly string[]>,
) {
  const detail = computed(() => levelOfDetail(state.scene().pitch * camera.viewport().scale));
  const paints = computed(() => {
    const palette = screen.palette();
    const shown = { categories: categories(), filter: new Set(highlighted()) };
    return palette ? categoryPaints(state.scene().categoryIds, palette, shown) : [];
  });
  const captions = computed(() =>
    state.sectionWords().map(({ name, price, free }, index) => {
      const { free: left, capacity } = state.facts()[index] ?? { free: undefined, capacity: 0 };
      const freeShare = left === undefined ? undefined : left / Math.max(1, capacity);
      return { name, detail: left === 0 ? free : price, freeShare };
    }),
  );
  const picture = computed((): MapPicture | undefined => {
    const palette = screen.palette();
    if (!palette) return undefined;
    return {
      scene: state.scene(),
      statuses: state.statuses(),
      paints: paints(),
      palette,
      captions: captions(),
      viewport: camera.viewport(),
      size: screen.size(),
      ratio: screen.ratio(),
      detail: detail(),
      cursor: pointers.ringed(),
      hovered: pointers.hovered(),
      calm: wantsCalm(),
    };
  });
  return { detail, picture };
}
