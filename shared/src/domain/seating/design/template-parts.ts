import {
  drawSection,
  seatCountOf,
  type SeatMark,
  type SeatSpot,
  type SectionSketch,
} from '../drawing.ts';
import type { Decoration, Point, Row, SeatedSection, StandingSection } from '../plan.ts';
import { capacityOf } from '../plan.ts';
import { fitRoom } from './decorations.ts';
import { categoryColour, type DrawnCategory, type DrawnRoom } from './drawn-room.ts';
import type { Ids } from './new-ids.ts';

/** A room of a template before its seats have ids. */
export type RoomSketch = {
  readonly name: string;
  readonly focalPoint: Point;
  readonly sections: readonly SectionSketch[];
  readonly standing?: Omit<StandingSection, 'sectionId' | 'kind' | 'capacity'>;
  readonly decorations: readonly Decoration[];
  /** Names of the categories by key; the category ids are the keys behind `cat_`, in this order of price. */
  readonly categories: Readonly<Record<string, string>>;
  /** How many of the first sections keep all their seats where there are too many. */
  readonly fixed?: number;
};

const WALL_CM = 200;

/** The room drawn with exactly `capacity` places: a standing area takes what the seats leave, else seats at the ends of back rows go. */
export function drawnRoom(sketch: RoomSketch, capacity: number, ids: Ids): DrawnRoom {
  const drawn = sketch.sections.map((section) => withIds(drawSection(section, ids.seat), ids));
  const seats = drawn.reduce((sum, section) => sum + capacityOf(section), 0);
  const floor = sketch.standing && standingOf(sketch.standing, capacity - seats, ids);
  const { fixed = 0 } = sketch;
  const surplus = floor ? 0 : seats - capacity;
  const seated = [...drawn.slice(0, fixed), ...trimmed(drawn.slice(fixed), surplus)];
  const plan = fitRoom(
    {
      name: sketch.name,
      width: 0,
      height: 0,
      focalPoint: sketch.focalPoint,
      sections: floor ? [floor, ...seated] : seated,
      decorations: sketch.decorations,
    },
    WALL_CM,
  );
  return { plan, categories: categoriesOf(sketch, [...seated, ...(floor ? [floor] : [])]) };
}

function withIds(section: SeatedSection, ids: Ids): SeatedSection {
  const rows = section.rows
    .filter((row) => row.seats.length > 0)
    .map((row) => ({ ...row, rowId: ids.row() }));
  return { ...section, sectionId: ids.section(), rows };
}

function standingOf(
  standing: NonNullable<RoomSketch['standing']>,
  capacity: number,
  ids: Ids,
): StandingSection {
  return { kind: 'standing', sectionId: ids.section(), ...standing, capacity };
}

function categoriesOf(
  { categories }: RoomSketch,
  sections: readonly (SeatedSection | StandingSection)[],
): DrawnCategory[] {
  const used = new Set(
    sections.flatMap((section) =>
      section.kind === 'standing'
        ? [section.categoryId]
        : section.rows.map((row) => row.categoryId),
    ),
  );
  return Object.entries(categories)
    .map(([key, name], index) => ({
      categoryId: `cat_${key}`,
      name,
      colour: categoryColour(index),
    }))
    .filter(({ categoryId }) => used.has(categoryId));
}

/** The sections without so many seats: by turns one at the end and one at the start of each row, from the back. */
function trimmed(sections: readonly SeatedSection[], surplus: number): SeatedSection[] {
  const kept = new Map(sections.flatMap(({ rows }) => rows.map((row) => [row, row.seats])));
  const deepest = Math.max(0, ...sections.map(({ rows }) => rows.length));
  let left = surplus;
  for (let depth = 1; left > 0 && depth <= 2 * deepest; depth += 1) {
    for (const row of sections.flatMap(({ rows }) => rows.slice(-depth))) {
      const seats = kept.get(row) ?? [];
      if (left === 0 || seats.length < 2 || seats.some((seat) => seat.kind)) continue;
      kept.set(row, depth % 2 === 1 ? seats.slice(0, -1) : seats.slice(1));
      left -= 1;
    }
  }
  return sections.map((section) => ({
    ...section,
    rows: section.rows.map((row) => renumbered(row, kept.get(row) ?? row.seats)),
  }));
}

function renumbered(row: Row, seats: Row['seats']): Row {
  if (seats.length === row.seats.length) return row;
  return { ...row, seats: seats.map((seat, index) => ({ ...seat, label: String(index + 1) })) };
}

/** The smallest value between two with which the sketches have so many seats; the larger one where none has. */
export function leastFor(
  wanted: number,
  range: readonly [number, number],
  sketches: (value: number) => readonly SectionSketch[],
): number {
  let [low, high] = range;
  for (let step = 0; step < 40; step += 1) {
    const middle = (low + high) / 2;
    if (seatsOf(sketches(middle)) >= wanted) high = middle;
    else low = middle;
  }
  return high;
}

/** How many seats sketches have together. */
export function seatsOf(sketches: readonly SectionSketch[]): number {
  return sketches.reduce((sum, sketch) => sum + seatCountOf(sketch), 0);
}

/** How many wheelchair spaces, each with a companion's seat, a room of a capacity has. */
export function wheelchairSpacesFor(capacity: number): number {
  return Math.max(1, Math.round(capacity / 200));
}

/**
 * Marks wheelchair spaces with their companions' seats from both ends of a row inwards. `level` is how many rows the row is
 * away from the one that is reached without steps, which is filled first.
 */
export function wheelchairMark({ seat, seats }: SeatSpot, level: number, spaces: number): SeatMark {
  const perEnd = Math.floor(seats / 4);
  const left = spaces - level * 2 * perEnd;
  if (perEnd === 0 || left <= 0) return {};
  const fromEnd = Math.min(seat, seats - 1 - seat);
  if (fromEnd >= 2 * Math.min(perEnd, Math.ceil(left / 2))) return {};
  return { kind: fromEnd % 2 === 0 ? 'accessible' : 'companion' };
}
