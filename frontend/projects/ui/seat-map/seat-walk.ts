import { distance, type Point } from './geometry.ts';
import type { Scene, SceneRow } from './seat-map-scene.ts';

/** Where an arrow key leads. */
export type Direction = 'left' | 'right' | 'up' | 'down';

const VECTOR: Readonly<Record<Direction, Point>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
};

/** Neighbouring sections are reached over a gap of at most this many seat widths. */
const LONGEST_STEP = 40;

/** The place of a seat in the room. */
export function seatAt(scene: Scene, seat: number): Point {
  return { x: scene.x[seat] ?? 0, y: scene.y[seat] ?? 0 };
}

/** The seat that an arrow key leads to; the same seat at the end of the room. */
export function nextSeat(scene: Scene, seat: number, direction: Direction): number {
  const row = scene.rows[scene.row[seat] ?? 0];
  if (!row) return seat;
  const near =
    direction === 'left' || direction === 'right'
      ? alongRow(scene, row, { seat, direction })
      : acrossRows(scene, row, { seat, direction });
  return near ?? beyond(scene, seat, direction) ?? seat;
}

type Step = { readonly seat: number; readonly direction: Direction };

function alongRow(scene: Scene, row: SceneRow, { seat, direction }: Step): number | undefined {
  const first = seatAt(scene, row.first);
  const last = seatAt(scene, row.first + row.count - 1);
  const forwards = last.x >= first.x === (direction === 'right');
  const next = seat + (forwards ? 1 : -1);
  return next >= row.first && next < row.first + row.count ? next : undefined;
}

function acrossRows(scene: Scene, row: SceneRow, { seat, direction }: Step): number | undefined {
  const index = scene.row[seat] ?? 0;
  const section = scene.sections[row.section];
  if (!section) return undefined;
  const { first, count } = section.rows;
  const neighbours = [index - 1, index + 1].filter(
    (other) => other >= first && other < first + count,
  );
  const from = seatAt(scene, seat);
  const reached = neighbours.map((other) => nearestInRow(scene, other, from));
  return bestTowards(scene, from, { seats: reached, direction });
}

/** The seat of a row that is nearest to a place. */
export function nearestInRow(scene: Scene, rowIndex: number, place: Point): number {
  const row = scene.rows[rowIndex];
  if (!row) return -1;
  return nearestOf(scene, place, row);
}

/** The seat of a run that is nearest to a place; -1 for an empty run. */
export function nearestOf(
  scene: Scene,
  place: Point,
  run: { readonly first: number; readonly count: number },
): number {
  let best = -1;
  let least = Infinity;
  for (let seat = run.first; seat < run.first + run.count; seat++) {
    const away = distance(seatAt(scene, seat), place);
    if (away < least) [best, least] = [seat, away];
  }
  return best;
}

function bestTowards(
  scene: Scene,
  from: Point,
  { seats, direction }: { readonly seats: readonly number[]; readonly direction: Direction },
): number | undefined {
  const towards = VECTOR[direction];
  const ahead = seats
    .map((seat) => ({ seat, at: seatAt(scene, seat) }))
    .map(({ seat, at }) => ({
      seat,
      gain: (at.x - from.x) * towards.x + (at.y - from.y) * towards.y,
    }))
    .filter(({ gain }) => gain > scene.pitch / 4);
  return ahead.sort((a, b) => a.gain - b.gain)[0]?.seat;
}

/** The nearest seat of another row within 45° of the direction. */
function beyond(scene: Scene, seat: number, direction: Direction): number | undefined {
  const from = seatAt(scene, seat);
  const towards = VECTOR[direction];
  const row = scene.row[seat];
  let best: number | undefined;
  let least = scene.pitch * LONGEST_STEP;
  for (let other = 0; other < scene.x.length; other++) {
    if (scene.row[other] === row) continue;
    const dx = (scene.x[other] ?? 0) - from.x;
    const dy = (scene.y[other] ?? 0) - from.y;
    const gain = dx * towards.x + dy * towards.y;
    const aside = Math.abs(dx * towards.y) + Math.abs(dy * towards.x);
    if (gain < scene.pitch / 2 || aside > gain) continue;
    const away = gain + aside;
    if (away < least) [best, least] = [other, away];
  }
  return best;
}
