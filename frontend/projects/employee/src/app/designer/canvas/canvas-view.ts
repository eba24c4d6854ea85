import { computed, type Signal } from '@angular/core';
import { boundsOf as boxOf, NOTHING, type Selection } from '@foyer/shared/domain';
import { grown, joined, type Bounds } from '@foyer/ui/seat-map/geometry.ts';
import { levelOfDetail } from '@foyer/ui/seat-map/level-of-detail.ts';
import { categoryPaints } from '@foyer/ui/seat-map/map-palette.ts';
import type { MapScreen } from '@foyer/ui/seat-map/map-screen.ts';
import { buildScene, type Scene } from '@foyer/ui/seat-map/seat-map-scene.ts';
import type { SeatCategory } from '@foyer/ui/seat-map/seat-map-inputs.ts';
import { seatAt } from '@foyer/ui/seat-map/seat-walk.ts';
import type { Designer } from '../state/designer.ts';
import { counted } from '../state/selected.ts';
import { isNothing } from '../state/selecting.ts';
import type { DesignCamera } from './design-camera.ts';
import { ghostParts, type DesignPicture, type Ghost } from './design-picture.ts';
import { focalHandle, handlesOf } from './handles.ts';
import { drawingStatuses } from './seat-looks.ts';
import type { Target } from './target.ts';
import { found } from './walk.ts';

/** The drawing made ready for painting and hit tests. */
export function designScene(designer: Designer) {
  const scene = computed(() => buildScene(designer.draft()));
  /** The room, and what of the drawing reaches out of it. */
  const room = computed<Bounds>(() => {
    const { width, height, sections, decorations } = designer.draft();
    const floor = { left: 0, top: 0, right: width, bottom: height };
    return sections.length + decorations.length > 0 ? joined(floor, scene().bounds) : floor;
  });
  /** Categories as the painters of the seat map take them. */
  const categories = computed<SeatCategory[]>(() =>
    designer.categories().map((category) => ({ ...category, price: category.price ?? 0 })),
  );
  return { scene, room, categories };
}

type Deps = {
  readonly designer: Designer;
  readonly drawn: ReturnType<typeof designScene>;
  readonly screen: MapScreen;
  readonly camera: DesignCamera;
  /** What the keyboard stands on, while that is to be seen. */
  readonly spot: Signal<Target | undefined>;
};

/** The picture of the canvas as it is to be drawn now; undefined until the theme is known. */
export function canvasView({ designer, drawn, screen, camera, spot }: Deps) {
  const { scene, categories } = drawn;
  const away = computed(() => ghostOf(designer));
  const statuses = computed(() => drawingStatuses(scene(), away()?.rows));
  const selected = computed(() => selectionOn(designer, scene()));
  const handles = computed(() => {
    if (designer.tool() !== 'select') return [];
    const chosen = { selection: designer.selection(), selected: designer.selected() };
    if (isNothing(chosen.selection)) return [focalHandle(designer.draft())];
    return handlesOf(designer.draft(), chosen, camera.pixel());
  });
  const paints = computed(() => {
    const palette = screen.palette();
    const shown = { categories: categories(), filter: new Set<string>() };
    return palette ? categoryPaints(scene().categoryIds, palette, shown) : [];
  });
  const captions = computed(() =>
    scene().sections.map(({ name, capacity, kind }) => ({
      name,
      detail: counted(capacity, kind === 'standing' ? 'place' : 'seat'),
      freeShare: undefined,
    })),
  );
  const taken = computed(() =>
    [...designer.taken().seats].flatMap((seatId) => scene().indexOf.get(seatId) ?? []),
  );
  const picture = computed((): DesignPicture | undefined => {
    const palette = screen.palette();
    if (!palette) return undefined;
    const { width, height } = designer.draft();
    return {
      scene: scene(),
      statuses: statuses(),
      paints: paints(),
      palette,
      captions: captions(),
      viewport: camera.viewport(),
      size: screen.size(),
      ratio: screen.ratio(),
      detail: levelOfDetail(scene().pitch * camera.viewport().scale),
      cursor: undefined,
      hovered: undefined,
      calm: true,
      room: { left: 0, top: 0, right: width, bottom: height },
      ghost: away()?.ghost,
      ...selected(),
      taken: taken(),
      handles: handles(),
      focalPoint: designer.draft().focalPoint,
      traces: designer.traces(),
      spot: spotOn(scene(), spot()),
    };
  });
  return { picture, handles };
}

function ghostOf(designer: Designer): { ghost: Ghost; rows: ReadonlySet<string> } | undefined {
  const preview = designer.preview();
  if (!preview || preview === designer.draft()) return undefined;
  const { plan, changedRows, outlines, texts } = ghostParts(designer.draft(), preview);
  return { ghost: { scene: buildScene(plan), outlines, texts }, rows: changedRows };
}

type Chosen = Pick<DesignPicture, 'selectedSeats' | 'selectedShapes' | 'selectionBox'>;

function selectionOn(designer: Designer, scene: Scene): Chosen {
  const selection = designer.selection();
  const seats = [...selection.seats].flatMap((seatId) => scene.indexOf.get(seatId) ?? []);
  const inSections = scene.sections
    .filter(({ sectionId }) => selection.sections.has(sectionId))
    .flatMap((section) =>
      Array.from({ length: section.seats.count }, (_, index) => section.seats.first + index),
    );
  const sections = scene.sections.filter(({ sectionId }) => selection.sections.has(sectionId));
  const shapes = [...selection.decorations].flatMap((index) => {
    const { outline } = scene.plan.decorations[index] ?? {};
    return outline ? [outline] : [];
  });
  return {
    selectedSeats: [...seats, ...inSections],
    selectedShapes: [...sections.map(({ outline }) => outline), ...shapes],
    selectionBox: boxAround(designer, selection),
  };
}

/** The box around all that is selected, a little outside of seats and texts; none around a single seat. */
function boxAround(designer: Designer, selection: Selection): Bounds | undefined {
  if (selection === NOTHING || isSingle(selection)) return undefined;
  const box = boxOf(designer.draft(), selection);
  if (!box) return undefined;
  const bounds = { left: box.x, top: box.y, right: box.x + box.width, bottom: box.y + box.height };
  return grown(bounds, 35);
}

function isSingle({ seats, sections, decorations }: Selection): boolean {
  return seats.size === 1 && sections.size + decorations.size === 0;
}

function spotOn(scene: Scene, target: Target | undefined): DesignPicture['spot'] {
  const here = found(scene, target);
  if (!here) return undefined;
  if (here.kind === 'seat') return { at: seatAt(scene, here.seat) };
  if (here.kind === 'section') return { outline: scene.sections[here.index]?.outline ?? [] };
  const { outline, at } = scene.plan.decorations[here.index] ?? {};
  if (outline && outline.length > 2) return { outline };
  return at && { at };
}
