import type { CategoryId, PlanDraft, Point, Selection } from '@foyer/shared/domain';
import { SEAT_KIND, type Scene } from '@foyer/ui/seat-map/seat-map-scene.ts';
import { nearestInRow, nextSeat, seatAt, type Direction } from '@foyer/ui/seat-map/seat-walk.ts';
import type { DesignCategory } from '../state/design-category.ts';
import { counted, decorationName } from '../state/selected.ts';
import type { Taken } from '../state/taken.ts';
import { isSelected, type Target } from './target.ts';

/** The seat of an id as something to stand on. */
export function seatTarget(scene: Scene, seat: number): Target {
  return { kind: 'seat', seat, seatId: scene.seatIds[seat] ?? '' };
}

/** The same thing in another state of the drawing; undefined where it is gone. */
export function found(scene: Scene, target: Target | undefined): Target | undefined {
  if (!target) return undefined;
  if (target.kind === 'decoration')
    return target.index < scene.plan.decorations.length ? target : undefined;
  if (target.kind === 'seat') {
    const seat = scene.indexOf.get(target.seatId);
    return seat === undefined ? undefined : { ...target, seat };
  }
  const index = scene.sections.findIndex(({ sectionId }) => sectionId === target.sectionId);
  return index < 0 ? undefined : { ...target, index };
}

/** Where an arrow key leads: from seat to seat, from anything else to the first seat. */
export function stepped(
  scene: Scene,
  from: Target | undefined,
  direction: Direction,
): Target | undefined {
  if (from?.kind === 'seat') return seatTarget(scene, nextSeat(scene, from.seat, direction));
  if (from?.kind === 'section') return entered(scene, from.index) ?? from;
  return scene.seatIds.length > 0 ? seatTarget(scene, 0) : nextThing(scene, from, 1);
}

function entered(scene: Scene, index: number): Target | undefined {
  const section = scene.sections[index];
  if (!section || section.rows.count === 0) return undefined;
  return seatTarget(scene, nearestInRow(scene, section.rows.first, section.anchor));
}

/** The next or previous section or decoration. */
export function nextThing(
  scene: Scene,
  from: Target | undefined,
  step: 1 | -1,
): Target | undefined {
  const sections = scene.sections.length;
  const count = sections + scene.plan.decorations.length;
  if (count === 0) return undefined;
  const at = placeInOrder(scene, from) ?? (step === 1 ? -1 : 0);
  const next = (at + step + count) % count;
  if (next >= sections) return { kind: 'decoration', index: next - sections };
  return { kind: 'section', index: next, sectionId: scene.sections[next]?.sectionId ?? '' };
}

function placeInOrder(scene: Scene, from: Target | undefined): number | undefined {
  if (from?.kind === 'seat') return scene.rows[scene.row[from.seat] ?? 0]?.section;
  return from && (from.kind === 'section' ? from.index : scene.sections.length + from.index);
}

/** Where something stands, to be brought on the screen. */
export function placeOfTarget(scene: Scene, target: Target): Point {
  if (target.kind === 'seat') return seatAt(scene, target.seat);
  if (target.kind === 'section') return scene.sections[target.index]?.anchor ?? { x: 0, y: 0 };
  const { at, outline } = scene.plan.decorations[target.index] ?? {};
  return at ?? outline?.[0] ?? { x: 0, y: 0 };
}

/** What words are made of. */
export type Telling = {
  readonly scene: Scene;
  readonly draft: PlanDraft;
  readonly categories: readonly DesignCategory[];
  readonly taken: Taken;
};

/** Something in words, piece by piece: `Stalls, row C, seat 14`, then its category and what is special about it. */
export function targetWords(
  { scene, draft, categories, taken }: Telling,
  target: Target,
): string[] {
  const nameOf = (categoryId: CategoryId | undefined): string =>
    categories.find((category) => category.categoryId === categoryId)?.name ?? 'no category yet';
  if (target.kind === 'decoration') return [decorationName(draft.decorations[target.index])];
  if (target.kind === 'section') {
    const section = scene.sections[target.index];
    if (!section) return [];
    const standing = section.kind === 'standing';
    return [
      section.name,
      counted(section.capacity, standing ? 'standing place' : 'seat'),
      ...(standing ? [nameOf(scene.categoryIds[section.category])] : []),
    ];
  }
  const row = scene.rows[scene.row[target.seat] ?? 0];
  const section = scene.sections[row?.section ?? 0];
  const note = scene.notes.get(target.seat);
  return [
    `${section?.name ?? ''}, row ${row?.label ?? ''}, seat ${scene.labels[target.seat] ?? ''}`,
    nameOf(scene.categoryIds[scene.category[target.seat] ?? 0]),
    ...(scene.kind[target.seat] === SEAT_KIND.accessible ? ['wheelchair space'] : []),
    ...(scene.kind[target.seat] === SEAT_KIND.companion ? ['companion seat'] : []),
    ...(scene.blocked[target.seat] ? ['blocked'] : []),
    ...(note ? [note] : []),
    ...(taken.seats.has(target.seatId) ? ['sold or held'] : []),
  ];
}

/** What is said when the keyboard comes to something. */
export function spokenTarget(telling: Telling, target: Target, selection: Selection): string {
  const words = targetWords(telling, target);
  const selected = isSelected(target, telling.scene, selection);
  return [...words, ...(selected ? ['selected'] : [])].join(', ');
}
