import type { CategoryId } from '../../ids.ts';
import { drawSection, type SeatMark, type SeatSpot, type SectionSketch } from '../drawing.ts';
import { rectangle } from '../geometry.ts';
import type { PlanDraft } from '../plan-version.ts';
import { seatIdSource } from '../seat-ids.ts';
import { bowlPieces, type BowlPiece, type Tier } from './bowl.ts';

/** The price levels of a stadium, dearest first. */
export type StadiumCategories = Readonly<
  Record<'club' | 'side' | 'corner' | 'end' | 'upper', CategoryId>
>;

const WIDTH = 21_600;
const HEIGHT = 25_400;
const MIDDLE = { x: WIDTH / 2, y: HEIGHT / 2 };
const PITCH = { width: 6_800, length: 10_500 };

type StadiumTier = Tier & {
  readonly name: 'lower' | 'middle' | 'upper';
  /** Number of the first section; they go round from the corner at the top right. */
  readonly first: number;
  readonly rows: number;
};

const BOWL = {
  middle: MIDDLE,
  halfWide: 3_700,
  halfLong: 5_600,
  perSide: 6,
  perEnd: 4,
  perTop: 4,
};
const TIERS: readonly StadiumTier[] = [
  { ...BOWL, name: 'lower', first: 101, radius: 1_040, rows: 22, perCorner: 3 },
  { ...BOWL, name: 'middle', first: 201, radius: 3_730, rows: 11, perCorner: 4 },
  { ...BOWL, name: 'upper', first: 301, radius: 5_375, rows: 16, perCorner: 5 },
];

/** A stadium of 50,000 seats: a pitch and three closed tiers of blocks around it. */
export function stadiumPlan(seed: string, categories: StadiumCategories): PlanDraft {
  const nextSeatId = seatIdSource(seed);
  const sketches = TIERS.flatMap((tier) =>
    bowlPieces(tier).map((piece, index) => blockOf(tier, { index, piece }, categories)),
  );
  const { width, length } = PITCH;
  const field = rectangle(MIDDLE.x - width / 2, MIDDLE.y - length / 2, width, length);
  return {
    name: 'Stadium',
    width: WIDTH,
    height: HEIGHT,
    focalPoint: MIDDLE,
    sections: sketches.map((sketch) => drawSection(sketch, nextSeatId)),
    decorations: [
      { kind: 'area', outline: field },
      { kind: 'text', at: MIDDLE, text: 'Pitch' },
    ],
  };
}

function blockOf(
  tier: StadiumTier,
  { index, piece }: { readonly index: number; readonly piece: BowlPiece },
  categories: StadiumCategories,
): SectionSketch {
  const number = String(tier.first + index);
  return {
    code: number,
    name: `Block ${number}`,
    rows: tier.rows,
    lines: piece.lines,
    categoryOf: () => categories[levelOf(tier, piece)],
    markOf: (spot) => (tier.name === 'lower' ? lowerMark(piece, spot) : upperMark(tier, spot)),
  };
}

function levelOf({ name }: StadiumTier, { facing }: BowlPiece): keyof StadiumCategories {
  if (name === 'upper') return 'upper';
  if (Math.abs(facing) === 90) return name === 'middle' ? 'club' : 'side';
  return facing % 180 === 0 ? 'end' : 'corner';
}

/** The last rows of the lower straights are level with the concourse: wheelchair spaces, each with a seat beside it. */
function lowerMark({ facing }: BowlPiece, { row, rows, seat }: SeatSpot): SeatMark {
  if (facing % 90 !== 0) return {};
  if (row === rows - 1) return { kind: seat % 2 === 0 ? 'accessible' : 'companion' };
  return row === 0 ? { note: 'First row: the benches are close' } : {};
}

/** The tier above hangs over the last rows of the middle one. */
function upperMark({ name }: StadiumTier, { row, rows }: SeatSpot): SeatMark {
  return name === 'middle' && row === rows - 1
    ? { note: 'Restricted view: high balls are hidden' }
    : {};
}
