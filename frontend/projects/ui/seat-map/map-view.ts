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

type Filters = {
  readonly categories: Signal<readonly SeatCategory[]>;
  readonly highlighted: Signal<readonly string[]>;
  readonly accessibleOnly: Signal<boolean>;
};

/** A filter that no category passes. */
const NONE: ReadonlySet<string> = new Set(['']);

/** The picture of the map as it is to be drawn now; undefined until the theme is known. */
export function mapView(
  { state, screen, camera, pointers }: Deps,
  { categories, highlighted, accessibleOnly }: Filters,
) {
  const detail = computed(() => levelOfDetail(state.scene().pitch * camera.viewport().scale));
  const paints = computed(() => {
    const palette = screen.palette();
    const shown = { categories: categories(), filter: new Set(highlighted()) };
    return palette ? categoryPaints(state.scene().categoryIds, palette, shown) : [];
  });
  const ordinaryPaints = computed(() => {
    const palette = screen.palette();
    if (!palette || !accessibleOnly()) return undefined;
    const shown = { categories: categories(), filter: NONE };
    return categoryPaints(state.scene().categoryIds, palette, shown);
  });
  const captions = computed(() =>
    state.sectionWords().map(({ name, price, free, unfit }, index) => {
      const { free: left, capacity } = state.facts()[index] ?? { free: undefined, capacity: 0 };
      const freeShare = left === undefined ? undefined : left / Math.max(1, capacity);
      const detail = left === 0 ? free : (unfit ?? price);
      return { name, detail, freeShare, isUnfit: unfit !== undefined };
    }),
  );
  const picture = computed((): MapPicture | undefined => {
    const palette = screen.palette();
    if (!palette) return undefined;
    return {
      scene: state.scene(),
      statuses: state.statuses(),
      paints: paints(),
      ordinaryPaints: ordinaryPaints(),
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
