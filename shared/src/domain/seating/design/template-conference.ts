import { straightLines, type SectionSketch } from '../drawing.ts';
import { middleOf, rectangle, ROW_PITCH_CM, SEAT_PITCH_CM } from '../geometry.ts';
import type { Decoration, Point } from '../plan.ts';
import { rowLabel } from '../row-labels.ts';
import { wheelchairMark, wheelchairSpacesFor, type RoomSketch } from './template-parts.ts';

/** The rows are turned to the middle by so many degrees. */
const TURN = 8;
const HALF_AISLE_CM = 90;
const CROSS_AISLE_CM = 190;
/** Rows between two cross aisles. */
const ROWS_PER_BLOCK = 12;
/** The most seats between two aisles. */
const SEATS_PER_STRETCH = 14;
const AISLE_CM = 110;
const FIRST_ROW_CM = 420;

/** How many rows there are, and how many seats each has on either side of the middle aisle. */
type Hall = { readonly rows: number; readonly perSide: number };

/** A conference hall: rows in a chevron on both sides of a middle aisle, cross aisles, and tables before and behind them. */
export function conferenceSketch(capacity: number): RoomSketch {
  const hall = hallFor(capacity);
  const sections = sectionsFor(hall, wheelchairSpacesFor(capacity));
  return {
    name: 'Conference hall',
    focalPoint: { x: 0, y: 0 },
    sections,
    decorations: decorationsFor(hall),
    categories: { front: 'Front rows', standard: 'Standard' },
  };
}

/** The hall of about three times as many seats a row as rows that comes nearest to a capacity from above. */
function hallFor(capacity: number): Hall {
  const usual = Math.max(1, Math.round(Math.sqrt(capacity / 3)));
  const halls = around(usual).flatMap((rows) =>
    around(Math.ceil(capacity / rows / 2)).map((perSide): Hall => ({ rows, perSide })),
  );
  const surplus = ({ rows, perSide }: Hall): number => 2 * rows * perSide - capacity;
  const unlike = ({ rows }: Hall): number => Math.abs(rows - usual);
  return halls
    .filter((hall) => surplus(hall) >= 0)
    .reduce((best, hall) =>
      surplus(hall) - surplus(best) + (unlike(hall) - unlike(best)) < 0 ? hall : best,
    );
}

function around(value: number): number[] {
  const least = Math.max(2, Math.floor(value * 0.85));
  return Array.from({ length: Math.ceil(value * 1.2) + 2 - least }, (_, index) => least + index);
}

function sectionsFor({ rows, perSide }: Hall, spaces: number): SectionSketch[] {
  const blocks = Math.ceil(rows / ROWS_PER_BLOCK);
  const length = sideLength(perSide);
  return Array.from({ length: blocks }, (_, block) =>
    ([-1, 1] as const).map((side): SectionSketch => {
      const name = side < 0 ? 'left' : 'right';
      const first = block * ROWS_PER_BLOCK;
      return {
        code: `${name}${block}`,
        name: blocks === 1 ? `Block ${name}` : `Block ${rowLabel(block)} ${name}`,
        rows: Math.min(ROWS_PER_BLOCK, rows - first),
        lines: straightLines(middleOfFirst(side, block, length), side * TURN, length),
        aisles: aislesFor(perSide),
        categoryOf: (row) => (first + row < rows / 4 ? 'cat_front' : 'cat_standard'),
        markOf: (spot) => wheelchairMark(spot, first + spot.row, Math.ceil(spaces / 2)),
      };
    }),
  ).flat();
}

/** The middle of a block's first row: its inner end stands at the middle aisle. */
function middleOfFirst(side: -1 | 1, block: number, length: number): Point {
  const turn = (TURN * Math.PI) / 180;
  const apart = (ROWS_PER_BLOCK * ROW_PITCH_CM + CROSS_AISLE_CM) / Math.cos(turn);
  return {
    x: side * (HALF_AISLE_CM + (Math.cos(turn) * length) / 2),
    y: FIRST_ROW_CM + block * apart,
  };
}

/** How many centimetres the seats between two aisles take, a little more than they need. */
function stretchesOf(perSide: number): number[] {
  const count = Math.ceil(perSide / SEATS_PER_STRETCH);
  return Array.from({ length: count }, (_, index) => {
    const seats = Math.floor((perSide + index) / count);
    return seats * SEAT_PITCH_CM + 2;
  });
}

function sideLength(perSide: number): number {
  const stretches = stretchesOf(perSide);
  return stretches.reduce((sum, stretch) => sum + stretch + AISLE_CM, -AISLE_CM);
}

/** Where the aisles' middles cross a row, as shares of its length. */
function aislesFor(perSide: number): number[] {
  const length = sideLength(perSide);
  let end = -AISLE_CM / 2;
  return stretchesOf(perSide)
    .slice(0, -1)
    .map((stretch) => {
      end += stretch + AISLE_CM;
      return end / length;
    });
}

function decorationsFor(hall: Hall): Decoration[] {
  const wide = 2 * HALF_AISLE_CM + 2 * sideLength(hall.perSide);
  const stage = Math.min(1_600, Math.max(240, wide / 2));
  const last = sectionsFor(hall, 0).at(-1);
  const back = 150 + (last ? last.lines(last.rows).at(-wide / 4).y : 0);
  const behind = HALF_AISLE_CM + 260;
  return [
    {
      kind: 'stage',
      outline: rectangle(-stage / 2, -260, stage, 260),
      at: { x: 0, y: -130 },
      text: 'Stage',
    },
    area('Speakers’ table', rectangle(stage / 2 + 100, -160, 320, 110)),
    area('Coffee', rectangle(-behind - 210, back, 420, 110)),
    area('Registration', rectangle(behind - 210, back, 420, 110)),
  ];
}

function area(text: string, outline: readonly Point[]): Decoration {
  return { kind: 'area', outline, at: middleOf(outline), text };
}
