import { straightLines, type SectionSketch } from '../drawing.ts';
import { rectangle, ROW_PITCH_CM, SEAT_PITCH_CM } from '../geometry.ts';
import { bowlPieces, type BowlPiece, type Tier } from '../rooms/bowl.ts';
import {
  leastFor,
  seatsOf,
  wheelchairMark,
  wheelchairSpacesFor,
  type RoomSketch,
} from './template-parts.ts';

const FLOOR_SHARE = 0.12;
/** Smaller rooms have a larger floor and three straight stands. */
const SMALL = 1_000;
const SMALL_FLOOR_SHARE = 0.4;
/** Larger rooms have a second tier. */
const TWO_TIERS = 8_000;
/** The arena whose rows the others' are taken from in proportion. */
const MODEL = { capacity: 20_000, lower: 21, upper: 17, single: 36 };
const ROWS_PER_BLOCK = 11;
const SEATS_PER_ROW = 18;
const FLOOR_AISLE_CM = 160;
const FLOOR_MARGIN_CM = 350;
const STAGE_GAP_CM = 300;
const TIER_GAP_CM = 200;
const SECTION_CM = 1_080;

/** An arena: a floor in blocks before the stage and, on three sides of it, one or two tiers of numbered blocks. */
export function arenaSketch(capacity: number): RoomSketch {
  const floor = floorFor(capacity);
  const blocks = floorSketches(floor, wheelchairSpacesFor(capacity));
  const missing = capacity - seatsOf(blocks);
  const stands =
    capacity < SMALL ? standsFor(missing, capacity, floor) : bowlFor(missing, capacity, floor);
  const { width, depth } = stageOf(floor);
  return {
    name: 'Arena',
    focalPoint: { x: 0, y: -STAGE_GAP_CM },
    sections: [...blocks, ...stands],
    fixed: blocks.length,
    decorations: [
      {
        kind: 'stage',
        outline: rectangle(-width / 2, -STAGE_GAP_CM - depth, width, depth),
        at: { x: 0, y: -STAGE_GAP_CM - depth / 2 },
        text: 'Stage',
      },
    ],
    categories: { floor: 'Floor', lower: 'Lower tier', side: 'Mid tier', upper: 'Upper tier' },
  };
}

/** Blocks of seats in columns and lines; lengths in centimetres. */
type Floor = {
  readonly columns: number;
  readonly perRow: number;
  readonly lines: number;
  readonly rows: number;
  readonly wide: number;
  readonly long: number;
};

function floorFor(capacity: number): Floor {
  const seats = capacity * (capacity < SMALL ? SMALL_FLOOR_SHARE : FLOOR_SHARE);
  const columns = Math.max(
    1,
    Math.round(Math.sqrt(seats / (ROWS_PER_BLOCK * SEATS_PER_ROW * 1.3))),
  );
  const perRow = Math.min(SEATS_PER_ROW, Math.max(4, Math.round(Math.sqrt(seats * 1.6) / columns)));
  const allRows = Math.max(1, Math.floor(seats / (columns * perRow)));
  const lines = Math.ceil(allRows / ROWS_PER_BLOCK);
  const rows = Math.floor(allRows / lines);
  return {
    columns,
    perRow,
    lines,
    rows,
    wide: columns * perRow * SEAT_PITCH_CM + (columns - 1) * FLOOR_AISLE_CM,
    long: lines * rows * ROW_PITCH_CM + (lines - 1) * FLOOR_AISLE_CM,
  };
}

function floorSketches(floor: Floor, spaces: number): SectionSketch[] {
  const { columns, lines, rows, perRow, wide } = floor;
  const blockWide = perRow * SEAT_PITCH_CM;
  return Array.from({ length: lines * columns }, (_, index): SectionSketch => {
    const [line, column] = [Math.floor(index / columns), index % columns];
    const letter = String.fromCharCode(65 + line);
    const first = {
      x: -wide / 2 + blockWide / 2 + column * (blockWide + FLOOR_AISLE_CM),
      y: line * (rows * ROW_PITCH_CM + FLOOR_AISLE_CM),
    };
    return {
      code: `f${index}`,
      name: lines * columns === 1 ? 'Floor' : `Floor ${letter}${column + 1}`,
      rows,
      lines: straightLines(first, 0, blockWide + 2),
      categoryOf: () => (line < lines / 2 ? 'cat_floor' : 'cat_lower'),
      markOf: (spot) =>
        line === lines - 1
          ? wheelchairMark(spot, rows - 1 - spot.row, Math.ceil(spaces / columns))
          : {},
    };
  });
}

function stageOf({ wide }: Floor): { width: number; depth: number } {
  return {
    width: Math.min(2_600, Math.max(300, wide * 0.8)),
    depth: Math.min(1_100, Math.max(220, wide * 0.35)),
  };
}

/** Three straight stands whose length gives the seats that are missing. */
function standsFor(missing: number, capacity: number, floor: Floor): SectionSketch[] {
  const rows = rowsFor(MODEL.single, capacity);
  const out = floor.wide / 2 + FLOOR_MARGIN_CM / 2;
  const sketchesAt = (stretch: number): SectionSketch[] => {
    const long = stretch * Math.max(floor.long, 400);
    const wide = stretch * Math.max(floor.wide, 400);
    const behind = Math.max(floor.long + FLOOR_MARGIN_CM / 2, (floor.long + long) / 2 + 150);
    const middle = floor.long / 2;
    return [
      { name: 'Stand left', lines: straightLines({ x: -out, y: middle }, -90, long) },
      { name: 'Stand back', lines: straightLines({ x: 0, y: behind }, 0, wide) },
      { name: 'Stand right', lines: straightLines({ x: out, y: middle }, 90, long) },
    ].map(({ name, lines }, index) => ({
      code: `s${index}`,
      name,
      rows,
      lines,
      categoryOf: () => (index === 1 ? 'cat_lower' : 'cat_side'),
    }));
  };
  return sketchesAt(leastFor(missing, [0.05, 60], sketchesAt));
}

function rowsFor(model: number, capacity: number): number {
  return Math.max(1, Math.round(model * Math.sqrt(capacity / MODEL.capacity)));
}

/** One or two tiers whose straight edges are drawn out until the missing seats are there. */
function bowlFor(missing: number, capacity: number, floor: Floor): SectionSketch[] {
  const isDouble = capacity >= TWO_TIERS;
  let lower = rowsFor(isDouble ? MODEL.lower : MODEL.single, capacity);
  let upper = isDouble ? rowsFor(MODEL.upper, capacity) : 0;
  while (lower > 1 && seatsOf(tiers(floor, { lower, upper }, 0)) > missing) {
    if (upper > 1 && upper >= lower) upper -= 1;
    else lower -= 1;
  }
  const sketchesAt = (stretch: number): SectionSketch[] => tiers(floor, { lower, upper }, stretch);
  return sketchesAt(leastFor(missing, [0, 20_000], sketchesAt));
}

type TierRows = { readonly lower: number; readonly upper: number };

function tiers(floor: Floor, { lower, upper }: TierRows, stretch: number): SectionSketch[] {
  const above = -STAGE_GAP_CM - stageOf(floor).depth;
  const wide = floor.wide / 2 + FLOOR_MARGIN_CM;
  const long = (floor.long - above) / 2 + FLOOR_MARGIN_CM;
  const radius = Math.min(wide, long) / 2;
  const base = { halfWide: wide - radius, halfLong: long - radius };
  const tier: Tier = {
    middle: { x: 0, y: (above + floor.long) / 2 },
    halfWide: base.halfWide + stretch,
    halfLong: base.halfLong + stretch * 1.3,
    radius,
    ...sectionsAround(base, radius + (lower * ROW_PITCH_CM) / 2),
  };
  const second = radius + (lower - 1) * ROW_PITCH_CM + TIER_GAP_CM;
  const upperTier: Tier = {
    ...tier,
    radius: second,
    ...sectionsAround(base, second + (upper * ROW_PITCH_CM) / 2),
  };
  return [
    ...bowlPieces(tier).map((piece, index) => blockSketch(101 + index, piece, lower)),
    ...(upper > 0
      ? bowlPieces(upperTier).map((piece, index) => blockSketch(201 + index, piece, upper))
      : []),
  ];
}

function sectionsAround(
  { halfWide, halfLong }: { readonly halfWide: number; readonly halfLong: number },
  radius: number,
): Pick<Tier, 'perCorner' | 'perSide' | 'perEnd'> {
  const over = (length: number): number => Math.max(1, Math.round(length / SECTION_CM));
  return {
    perCorner: over((radius * Math.PI) / 2),
    perSide: over(2 * halfLong),
    perEnd: over(2 * halfWide),
  };
}

function blockSketch(number: number, { lines, facing }: BowlPiece, rows: number): SectionSketch {
  const isUpper = number > 200;
  const near = Math.abs(facing) > 95 ? 'cat_side' : 'cat_lower';
  return {
    code: String(number),
    name: `Block ${number}`,
    rows,
    lines,
    categoryOf: (row) => {
      if (isUpper) return row < rows / 4 ? 'cat_side' : 'cat_upper';
      return row < rows * 0.6 ? near : 'cat_side';
    },
    ...(Math.abs(facing) > 125 && { markOf: () => ({ note: 'Side view of the stage' }) }),
  };
}
