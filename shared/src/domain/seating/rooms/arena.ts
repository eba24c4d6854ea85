import type { CategoryId } from '../../ids.ts';
import {
  drawSection,
  straightLines,
  type SeatMark,
  type SeatSpot,
  type SectionSketch,
} from '../drawing.ts';
import { rectangle } from '../geometry.ts';
import type { PlanDraft } from '../plan-version.ts';
import { seatIdSource } from '../seat-ids.ts';
import { bowlPieces, type BowlPiece, type Tier } from './bowl.ts';

/** The price levels of an arena, dearest first. */
export type ArenaCategories = Readonly<Record<'floor' | 'lower' | 'side' | 'upper', CategoryId>>;

const WIDTH = 13_300;
const HEIGHT = 14_960;
const MIDDLE = { x: WIDTH / 2, y: 7_300 };
/** Half the length of the bowl's sides. */
const HALF_LONG = 2_700;

type ArenaTier = Tier & {
  /** Number of the first section; they go round from the corner right of the stage. */
  readonly first: number;
  readonly rows: number;
};

const BOWL = { middle: MIDDLE, halfWide: 1_700, halfLong: HALF_LONG, perSide: 5, perEnd: 3 };
const LOWER: ArenaTier = { ...BOWL, first: 101, radius: 900, rows: 21, perCorner: 3 };
const UPPER: ArenaTier = { ...BOWL, first: 201, radius: 3_095, rows: 17, perCorner: 4 };

/** An arena of 20,000 seats with its stage at one end: a floor in blocks and two tiers around it. */
export function arenaPlan(seed: string, categories: ArenaCategories): PlanDraft {
  const nextSeatId = seatIdSource(seed);
  const sketches = [...floor(categories), ...tier(LOWER, categories), ...tier(UPPER, categories)];
  const stage = { left: MIDDLE.x - 1_300, top: MIDDLE.y - HALF_LONG - 700 };
  return {
    name: 'Arena',
    width: WIDTH,
    height: HEIGHT,
    focalPoint: { x: MIDDLE.x, y: stage.top + 1_100 },
    sections: sketches.map((sketch) => drawSection(sketch, nextSeatId)),
    decorations: [
      { kind: 'stage', outline: rectangle(stage.left, stage.top, 2_600, 1_100) },
      { kind: 'text', at: { x: MIDDLE.x, y: stage.top + 550 }, text: 'Stage' },
    ],
  };
}

function floor({ floor: dear, lower }: ArenaCategories): SectionSketch[] {
  return [0, 1, 2, 3].flatMap((line) =>
    [0, 1, 2].map((column): SectionSketch => {
      const first = {
        x: MIDDLE.x + (column - 1) * 1_250,
        y: MIDDLE.y - HALF_LONG + 950 + line * 1_270,
      };
      const letter = 'ABCD'.charAt(line);
      return {
        code: `f${letter.toLowerCase()}${column + 1}`,
        name: `Floor ${letter}${column + 1}`,
        rows: 11,
        lines: straightLines(first, 0, 18 * 55),
        categoryOf: () => (line < 2 ? dear : lower),
        markOf: (spot) => (line === 3 ? lastFloorMark(column, spot) : {}),
      };
    }),
  );
}

/** The sound desk stands in the middle of the last blocks; wheelchair spaces beside it reach the exits without steps. */
function lastFloorMark(column: number, { row, seat }: SeatSpot): SeatMark {
  if (column === 1) return row < 2 && seat > 6 && seat < 11 ? { blocked: true } : {};
  return row === 10 ? { kind: seat % 2 === 0 ? 'accessible' : 'companion' } : {};
}

function tier(shape: ArenaTier, categories: ArenaCategories): SectionSketch[] {
  return bowlPieces(shape).map((piece, index) => tierSection(shape, index, piece, categories));
}

function tierSection(
  { first, rows }: ArenaTier,
  index: number,
  { lines, facing }: BowlPiece,
  { lower, side, upper }: ArenaCategories,
): SectionSketch {
  const number = String(first + index);
  const beside = Math.abs(facing) > 95;
  const near = beside ? side : lower;
  return {
    code: number,
    name: `Block ${number}`,
    rows,
    lines,
    categoryOf: (row) => {
      if (first === UPPER.first) return beside || row > 4 ? upper : side;
      return row < 12 ? near : side;
    },
    markOf: () => (Math.abs(facing) > 125 ? { note: 'Side view of the stage' } : {}),
  };
}
