import type { PlanDraft, Selection } from '@foyer/shared/domain';
import { distance, polygonHolds, type Point } from '@foyer/ui/seat-map/geometry.ts';
import { seatNear, sectionAt } from '@foyer/ui/seat-map/hit-test.ts';
import { levelOfDetail } from '@foyer/ui/seat-map/level-of-detail.ts';
import type { Scene } from '@foyer/ui/seat-map/seat-map-scene.ts';
import { seatAt } from '@foyer/ui/seat-map/seat-walk.ts';
import { decorationAlone, seatsAlone, sectionAlone } from '../state/selecting.ts';

/** What lies under a point of the canvas. */
export type Target =
  | { readonly kind: 'seat'; readonly seat: number; readonly seatId: string }
  | { readonly kind: 'section'; readonly index: number; readonly sectionId: string }
  | { readonly kind: 'decoration'; readonly index: number };

/** How far from a seat's middle a pointer still means it: pixels, and seat distances. */
const REACH_PIXELS = { touch: 16, fine: 5 } as const;
const REACH_PITCHES = 0.5;
/** Half the width and height of a text without an area, in pixels. */
const TEXT_REACH = { x: 36, y: 14 } as const;

/** The thing under a place of the room, as it is drawn at so many centimetres a pixel. */
export function targetAt(
  scene: Scene,
  place: Point,
  { pixel, pointer }: { readonly pixel: number; readonly pointer: 'touch' | 'fine' },
): Target | undefined {
  const decorations = scene.plan.decorations;
  const text = decorations.findLastIndex(
    ({ kind, at }) =>
      kind === 'text' &&
      at &&
      Math.abs(at.x - place.x) < TEXT_REACH.x * pixel &&
      Math.abs(at.y - place.y) < TEXT_REACH.y * pixel,
  );
  if (text >= 0) return { kind: 'decoration', index: text };
  if (levelOfDetail(scene.pitch / pixel).seats > 0) {
    const reach = Math.max(REACH_PIXELS[pointer] * pixel, scene.pitch * REACH_PITCHES);
    const seat = seatNear(scene, place, reach);
    if (seat !== undefined) return { kind: 'seat', seat, seatId: scene.seatIds[seat] ?? '' };
  }
  const index = sectionAt(scene, place);
  if (index !== undefined)
    return { kind: 'section', index, sectionId: scene.sections[index]?.sectionId ?? '' };
  const area = decorations.findLastIndex(
    ({ outline }) => outline && outline.length > 2 && polygonHolds(outline, place),
  );
  return area >= 0 ? { kind: 'decoration', index: area } : undefined;
}

/** The selection of a target: a seat by itself, or its whole row; a section; a decoration. */
export function selectionOf(
  target: Target,
  scene: Scene,
  wide: 'one' | 'row' | 'section',
): Selection {
  if (target.kind === 'decoration') return decorationAlone(target.index);
  if (target.kind === 'section') return sectionAlone(target.sectionId);
  const row = scene.rows[scene.row[target.seat] ?? 0];
  if (wide === 'one' || !row) return seatsAlone([target.seatId]);
  if (wide === 'row') return seatsAlone(scene.seatIds.slice(row.first, row.first + row.count));
  return sectionAlone(scene.sections[row.section]?.sectionId ?? '');
}

/** True where a target is selected, by itself or with its section. */
export function isSelected(target: Target, scene: Scene, selection: Selection): boolean {
  if (target.kind === 'decoration') return selection.decorations.has(target.index);
  if (target.kind === 'section') return selection.sections.has(target.sectionId);
  const section = scene.sections[scene.rows[scene.row[target.seat] ?? 0]?.section ?? 0];
  return selection.seats.has(target.seatId) || selection.sections.has(section?.sectionId ?? '');
}

/** The point by which a target is held while it is dragged: where it stands itself. */
export function gripOf(target: Target, draft: PlanDraft, place: Point): Point {
  if (target.kind === 'seat') return seatPlace(draft, target.seatId) ?? place;
  const outline =
    target.kind === 'section'
      ? draft.sections.find(({ sectionId }) => sectionId === target.sectionId)?.outline
      : draft.decorations[target.index]?.outline;
  const at = target.kind === 'decoration' ? draft.decorations[target.index]?.at : undefined;
  const corners = outline ?? [];
  return corners.reduce<Point>(
    (best, corner) => (distance(corner, place) < distance(best, place) ? corner : best),
    corners[0] ?? at ?? place,
  );
}

function seatPlace(draft: PlanDraft, seatId: string): Point | undefined {
  for (const section of draft.sections) {
    if (section.kind === 'standing') continue;
    for (const row of section.rows) {
      const seat = row.seats.find((each) => each.seatId === seatId);
      if (seat) return { x: seat.x, y: seat.y };
    }
  }
  return undefined;
}

/** The points that a selection is drawn with. */
export function pointsOf(scene: Scene, { seats, sections, decorations }: Selection): Point[] {
  return [
    ...[...seats].flatMap((seatId) => {
      const seat = scene.indexOf.get(seatId);
      return seat === undefined ? [] : [seatAt(scene, seat)];
    }),
    ...scene.sections
      .filter(({ sectionId }) => sections.has(sectionId))
      .flatMap(({ outline }) => outline),
    ...[...decorations].flatMap((index) => {
      const { outline = [], at } = scene.plan.decorations[index] ?? {};
      return at ? [...outline, at] : outline;
    }),
  ];
}
