import type { SeatAvailability } from './seat-map-inputs.ts';
import type { Scene, SceneSection } from './seat-map-scene.ts';

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
};

/** The facts of a section from its seats' statuses. */
export function sectionFacts(
  scene: Scene,
  section: SceneSection,
  now: { readonly statuses: SeatStatuses; readonly availability: SeatAvailability | undefined },
): SectionFacts {
  const { capacity } = section;
  if (section.kind === 'standing') {
    return {
      capacity,
      free: now.availability?.places[section.sectionId],
      categories: [section.category],
    };
  }
  const all = new Set<number>();
  const open = new Set<number>();
  let free = 0;
  for (let seat = section.seats.first; seat < section.seats.first + section.seats.count; seat++) {
    const category = scene.category[seat] ?? 0;
    all.add(category);
    const status = now.statuses[seat];
    if (status !== SEAT_STATUS.free && status !== SEAT_STATUS.suggested) continue;
    free += 1;
    open.add(category);
  }
  return {
    capacity,
    free: now.availability && free,
    categories: [...(open.size > 0 ? open : all)],
  };
}
