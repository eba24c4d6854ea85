import {
  boundsOf,
  centroidOf,
  distance,
  grown,
  joined,
  polygonHolds,
  type Bounds,
  type Point,
} from './geometry.ts';
import type { DrawnPlan } from './seat-map-inputs.ts';
import { buildGrid, type SpatialGrid } from './spatial-grid.ts';

/** What a seat is for, as a number: nothing special, a wheelchair space, the seat beside one. */
export const SEAT_KIND = { ordinary: 0, accessible: 1, companion: 2 } as const;

/** A row of seats: `count` seats from `first` on. */
export type SceneRow = {
  readonly rowId: string;
  readonly label: string;
  readonly section: number;
  readonly first: number;
  readonly count: number;
};

/** A section; its rows and seats are contiguous. A standing one has neither, but a capacity. */
export type SceneSection = {
  readonly sectionId: string;
  readonly name: string;
  readonly kind: 'seated' | 'standing';
  readonly outline: readonly Point[];
  readonly bounds: Bounds;
  /** Where its name stands: inside of it, near its middle. */
  readonly anchor: Point;
  readonly rows: { readonly first: number; readonly count: number };
  readonly seats: { readonly first: number; readonly count: number };
  readonly grid: SpatialGrid;
  readonly capacity: number;
  /** The category of a standing section, or the one most of its seats have. */
  readonly category: number;
};

/** A plan made ready for drawing and hit tests: typed arrays with one entry a seat. */
export type Scene = {
  readonly plan: DrawnPlan;
  readonly bounds: Bounds;
  /** The usual distance between neighbouring seats of a row, in centimetres. */
  readonly pitch: number;
  readonly categoryIds: readonly string[];
  readonly sections: readonly SceneSection[];
  readonly rows: readonly SceneRow[];
  readonly seatIds: readonly string[];
  readonly labels: readonly string[];
  readonly notes: ReadonlyMap<number, string>;
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly row: Uint32Array;
  readonly category: Uint16Array;
  readonly kind: Uint8Array;
  readonly blocked: Uint8Array;
  readonly indexOf: ReadonlyMap<string, number>;
};

type PlanSection = DrawnPlan['sections'][number];
type SeatedPlanSection = Extract<PlanSection, { kind: 'seated' }>;

/** Reads a plan into arrays: tens of milliseconds for 50,000 seats, done once a plan version. */
export function buildScene(plan: DrawnPlan): Scene {
  const draft = newDraft(plan);
  const pitch = usualPitch(plan);
  const sections = plan.sections.map((section, index) =>
    addSection(draft, { section, index, pitch }),
  );
  const stage = plan.decorations.flatMap((item) => item.outline ?? []);
  const outer = stage.length > 0 ? [boundsOf(stage)] : [];
  const bounds = [...outer, ...sections.map((section) => section.bounds)].reduce(
    joined,
    boundsOf([plan.focalPoint]),
  );
  return { ...draft, plan, pitch, sections, bounds };
}

type Draft = ReturnType<typeof newDraft>;

function newDraft(plan: DrawnPlan) {
  const seated = plan.sections.filter((section) => section.kind === 'seated');
  const total = seated.reduce(
    (sum, section) => sum + section.rows.reduce((seats, row) => seats + row.seats.length, 0),
    0,
  );
  return {
    categoryIds: [] as string[],
    rows: [] as SceneRow[],
    seatIds: [] as string[],
    labels: [] as string[],
    notes: new Map<number, string>(),
    x: new Float32Array(total),
    y: new Float32Array(total),
    row: new Uint32Array(total),
    category: new Uint16Array(total),
    kind: new Uint8Array(total),
    blocked: new Uint8Array(total),
    indexOf: new Map<string, number>(),
  };
}

function categoryIndex(draft: Draft, categoryId: string): number {
  const known = draft.categoryIds.indexOf(categoryId);
  return known >= 0 ? known : draft.categoryIds.push(categoryId) - 1;
}

type SectionDraft = {
  readonly section: PlanSection;
  readonly index: number;
  readonly pitch: number;
};

function addSection(draft: Draft, { section, index, pitch }: SectionDraft): SceneSection {
  const seats = { first: draft.seatIds.length, count: 0 };
  const rows = { first: draft.rows.length, count: 0 };
  if (section.kind === 'seated') addRows(draft, section, index);
  seats.count = draft.seatIds.length - seats.first;
  rows.count = draft.rows.length - rows.first;
  const grid = buildGrid(draft, seats, pitch * 2);
  const outline =
    section.outline.length > 2 ? section.outline : cornersOf(grown(grid.bounds, pitch));
  const seatsAround = seats.count > 0 ? [grown(grid.bounds, pitch / 2)] : [];
  return {
    sectionId: section.sectionId,
    name: section.name,
    kind: section.kind,
    outline,
    bounds: seatsAround.reduce(joined, boundsOf(outline)),
    anchor: anchorOf(draft, outline, seats),
    rows,
    seats,
    grid,
    capacity:
      section.kind === 'standing' ? section.capacity : seats.count - blockedIn(draft, seats),
    category:
      section.kind === 'standing'
        ? categoryIndex(draft, section.categoryId)
        : mostCommon(draft, seats),
  };
}

function addRows(draft: Draft, section: SeatedPlanSection, sectionIndex: number): void {
  for (const row of section.rows) {
    const first = draft.seatIds.length;
    const rowCategory = categoryIndex(draft, row.categoryId);
    for (const seat of row.seats) {
      const index = draft.seatIds.push(seat.seatId) - 1;
      draft.indexOf.set(seat.seatId, index);
      draft.labels.push(seat.label);
      draft.x[index] = seat.x;
      draft.y[index] = seat.y;
      draft.row[index] = draft.rows.length;
      draft.category[index] = seat.categoryId ? categoryIndex(draft, seat.categoryId) : rowCategory;
      draft.kind[index] = SEAT_KIND[seat.kind ?? 'ordinary'];
      draft.blocked[index] = seat.blocked ? 1 : 0;
      if (seat.note) draft.notes.set(index, seat.note);
    }
    draft.rows.push({
      rowId: row.rowId,
      label: row.label,
      section: sectionIndex,
      first,
      count: row.seats.length,
    });
  }
}

function cornersOf({ left, top, right, bottom }: Bounds): Point[] {
  return [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ];
}

type Run = { readonly first: number; readonly count: number };

function anchorOf(draft: Draft, outline: readonly Point[], seats: Run): Point {
  const centre = centroidOf(outline);
  if (polygonHolds(outline, centre) || seats.count === 0) return centre;
  let best = centre;
  let least = Infinity;
  for (let index = seats.first; index < seats.first + seats.count; index++) {
    const seat = { x: draft.x[index] ?? 0, y: draft.y[index] ?? 0 };
    const away = distance(seat, centre);
    if (away < least) [best, least] = [seat, away];
  }
  return best;
}

function blockedIn(draft: Draft, seats: Run): number {
  return draft.blocked
    .subarray(seats.first, seats.first + seats.count)
    .reduce((sum, one) => sum + one, 0);
}

function mostCommon(draft: Draft, seats: Run): number {
  const counts = new Map<number, number>();
  for (const category of draft.category.subarray(seats.first, seats.first + seats.count)) {
    counts.set(category, (counts.get(category) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 0;
}

const DEFAULT_PITCH = 55;
/** As many gaps of each row tell the usual distance as all of them do. */
const GAPS_PER_ROW = 5;

function usualPitch(plan: DrawnPlan): number {
  const gaps: number[] = [];
  for (const section of plan.sections) {
    if (section.kind === 'standing') continue;
    for (const { seats } of section.rows) {
      const step = Math.ceil(seats.length / GAPS_PER_ROW);
      for (let index = 1; index < seats.length; index += step) {
        const [left, right] = [seats[index - 1], seats[index]];
        if (left && right) gaps.push(distance(left, right));
      }
    }
  }
  gaps.sort((a, b) => a - b);
  return Math.max(1, gaps[Math.floor(gaps.length / 2)] ?? DEFAULT_PITCH);
}
