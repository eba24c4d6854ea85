import type { Cursor } from './map-picture.ts';
import type { SeatMapState } from './seat-map-state.ts';
import { SEAT_STATUS } from './seat-status.ts';
import { nearestInRow, nearestOf, nextSeat, seatAt, type Direction } from './seat-walk.ts';

/** The cursor on a seat. */
export function onSeat({ scene }: SeatMapState, seat: number): Cursor {
  return { section: scene().rows[scene().row[seat] ?? 0]?.section ?? 0, seat };
}

/** Where an arrow key leads; the first one leads to the best place to begin. */
export function moved(
  state: SeatMapState,
  cursor: Cursor | undefined,
  direction: Direction,
): Cursor {
  if (cursor?.seat !== undefined)
    return onSeat(state, nextSeat(state.scene(), cursor.seat, direction));
  const scene = state.scene();
  if (scene.seatIds.length === 0) return { section: cursor?.section ?? 0 };
  const from = cursor && scene.sections[cursor.section];
  if (from)
    return onSeat(state, nearestOf(scene, from.anchor, { first: 0, count: scene.seatIds.length }));
  return onSeat(state, firstSeat(state));
}

/** The next or previous section, entered at the middle of its front row. */
export function inNextSection(
  state: SeatMapState,
  cursor: Cursor | undefined,
  step: 1 | -1,
): Cursor {
  const { sections } = state.scene();
  const from = cursor?.section ?? (step === 1 ? -1 : 0);
  const index = (from + step + sections.length) % sections.length;
  const section = sections[index];
  if (!section || section.rows.count === 0) return { section: index };
  return { section: index, seat: nearestInRow(state.scene(), section.rows.first, section.anchor) };
}

/** A suggested or own seat, else the free one nearest to the stage. */
function firstSeat({ scene, statuses }: SeatMapState): number {
  const all = statuses();
  const suggested = all.indexOf(SEAT_STATUS.suggested);
  const own = all.indexOf(SEAT_STATUS.own);
  if (suggested >= 0 || own >= 0) return suggested >= 0 ? suggested : own;
  const { focalPoint } = scene().plan;
  let best = nearestOf(scene(), focalPoint, { first: 0, count: all.length });
  let least = Infinity;
  all.forEach((status, seat) => {
    if (status !== SEAT_STATUS.free) return;
    const { x, y } = seatAt(scene(), seat);
    const away = Math.hypot(x - focalPoint.x, y - focalPoint.y);
    if (away < least) [best, least] = [seat, away];
  });
  return best;
}
