import type { SeatAvailability } from './seat-map-inputs.ts';
import { distance } from './geometry.ts';
import { SEAT_KIND, type Scene, type SceneRow, type SceneSection } from './seat-map-scene.ts';
import { seatAt } from './seat-walk.ts';

/** What a seat is to the person who looks at the map, as a number. */
export const SEAT_STATUS = {
  unknown: 0,
  free: 1,
  suggested: 2,
  own: 3,
  held: 4,
  sold: 5,
  blocked: 6,
} as const;

/** The name of a seat's status. */
export type SeatStatus = keyof typeof SEAT_STATUS;

/** Every seat's status, by seat index. */
export type SeatStatuses = Uint8Array;

/** Whose seats are whose, beside what everybody sees. */
export type OwnView = { readonly own: readonly string[]; readonly suggested: readonly string[] };

const NAMES = Object.keys(SEAT_STATUS) as SeatStatus[];

const OF_LETTER: Readonly<Record<string, number>> = {
  '.': SEAT_STATUS.free,
  h: SEAT_STATUS.held,
  s: SEAT_STATUS.sold,
  b: SEAT_STATUS.blocked,
};

/** The status of every seat; `unknown` until an availability is there. */
export function seatStatuses(
  scene: Scene,
  availability: SeatAvailability | undefined,
  mine: OwnView,
): SeatStatuses {
  const statuses = new Uint8Array(scene.seatIds.length);
  for (const row of scene.rows) {
    const letters = availability?.rows[row.rowId];
    if (letters === undefined) continue;
    for (let seat = 0; seat < row.count; seat++) {
      statuses[row.first + seat] = OF_LETTER[letters.charAt(seat)] ?? SEAT_STATUS.unknown;
    }
  }
  scene.blocked.forEach((blocked, seat) => {
    if (blocked) statuses[seat] = SEAT_STATUS.blocked;
  });
  mark(scene, statuses, mine);
  return statuses;
}

function mark(scene: Scene, statuses: SeatStatuses, { own, suggested }: OwnView): void {
  for (const seatId of suggested) {
    const seat = scene.indexOf.get(seatId);
    if (seat !== undefined && statuses[seat] === SEAT_STATUS.free)
      statuses[seat] = SEAT_STATUS.suggested;
  }
  for (const seatId of own) {
    const seat = scene.indexOf.get(seatId);
    if (seat !== undefined) statuses[seat] = SEAT_STATUS.own;
  }
}

/** The name of a seat's status. */
export function statusOf(statuses: SeatStatuses, seat: number): SeatStatus {
  return NAMES[statuses[seat] ?? 0] ?? 'unknown';
}

/** Whether choosing a seat of this status does something: takes it or gives it back. */
export function isChoosable(status: SeatStatus): boolean {
  return status === 'free' || status === 'suggested' || status === 'own';
}

/** The seats whose status differs. */
export function changedSeats(before: SeatStatuses, after: SeatStatuses): number[] {
  const changed: number[] = [];
  after.forEach((status, seat) => {
    if (before[seat] !== status) changed.push(seat);
  });
  return changed;
}

/** What the overview says of a section. */
export type SectionFacts = {
  /** Free seats or standing places; undefined until known. */
  readonly free: number | undefined;
  readonly capacity: number;
  /** The categories of its free places; of all its places when none is free. */
  readonly categories: readonly number[];
  /** The most who can sit side by side, or stand together. */
  readonly together: number;
  /** Free wheelchair spaces. */
  readonly accessible: number;
};

/** Neighbours further apart than so many usual distances have an aisle between them. */
const AISLE_PITCHES = 1.5;

/** The facts of a section from its seats' statuses. */
export function sectionFacts(
  scene: Scene,
  section: SceneSection,
  now: { readonly statuses: SeatStatuses; readonly availability: SeatAvailability | undefined },
): SectionFacts {
  const { capacity } = section;
  if (section.kind === 'standing') {
    const free = now.availability?.places[section.sectionId];
    return { capacity, free, categories: [section.category], together: free ?? 0, accessible: 0 };
  }
  const all = new Set<number>();
  const open = new Set<number>();
  let [free, accessible, together] = [0, 0, 0];
  for (const seat of seatsOf(section)) {
    const category = scene.category[seat] ?? 0;
    all.add(category);
    if (!isFree(now.statuses, seat)) continue;
    free += 1;
    open.add(category);
    if (scene.kind[seat] === SEAT_KIND.accessible) accessible += 1;
  }
  for (const row of scene.rows.slice(section.rows.first, section.rows.first + section.rows.count))
    for (const run of freeRuns(scene, now.statuses, row)) together = Math.max(together, run.count);
  return {
    capacity,
    free: now.availability && free,
    categories: [...(open.size > 0 ? open : all)],
    together,
    accessible,
  };
}

function* seatsOf({ seats: { first, count } }: SceneSection) {
  for (let seat = first; seat < first + count; seat++) yield seat;
}

function isFree(statuses: SeatStatuses, seat: number): boolean {
  const status = statuses[seat];
  return status === SEAT_STATUS.free || status === SEAT_STATUS.suggested;
}

type Run = { readonly first: number; readonly count: number };

/** The free seats of a row that are side by side, without an aisle between them. */
function freeRuns(scene: Scene, statuses: SeatStatuses, row: SceneRow): Run[] {
  const runs: Run[] = [];
  let count = 0;
  for (let seat = row.first; seat <= row.first + row.count; seat++) {
    const goesOn = seat < row.first + row.count && isFree(statuses, seat);
    const apart = count > 0 && goesOn && isAcrossAisle(scene, seat);
    if (count > 0 && (!goesOn || apart)) {
      runs.push({ first: seat - count, count });
      count = 0;
    }
    if (goesOn) count += 1;
  }
  return runs;
}

function isAcrossAisle(scene: Scene, seat: number): boolean {
  return distance(seatAt(scene, seat), seatAt(scene, seat - 1)) > AISLE_PITCHES * scene.pitch;
}

/** How many free seats are side by side where this one is; 0 when it is not free. */
export function freeBeside(scene: Scene, statuses: SeatStatuses, seat: number): number {
  const row = scene.rows[scene.row[seat] ?? 0];
  const runs = row ? freeRuns(scene, statuses, row) : [];
  return runs.find(({ first, count }) => seat >= first && seat < first + count)?.count ?? 0;
}
