import { arcLines, straightLines, type RowLines } from '../drawing.ts';
import type { Point } from '../plan.ts';

/** One tier of seats around a floor: straight edges with quarter circles between them. */
export type Tier = {
  /** The middle of the bowl. */
  readonly middle: Point;
  /** Half the lengths of the straight edges. */
  readonly halfWide: number;
  readonly halfLong: number;
  /** From the straight edges' lines to the first row. */
  readonly radius: number;
  readonly perCorner: number;
  readonly perSide: number;
  readonly perEnd: number;
  /** Sections of the edge at the top; without it the bowl is open there, behind a stage. */
  readonly perTop?: number;
};

/** The lines of one section of a tier. */
export type BowlPiece = {
  readonly lines: RowLines;
  /** Degrees from the way that faces the stage; beyond 90 the seats are beside or behind it. */
  readonly facing: number;
};

/** Centimetres of each row that its stairs take. */
const STAIRS_CM = 110;

/** The sections of a tier from the right of the top round to its left, and then along the top if it is closed. */
export function bowlPieces(tier: Tier): BowlPiece[] {
  const { halfWide, halfLong, perSide, perEnd, perTop = 0 } = tier;
  const beside = perTop === 0 ? 1 : 0;
  return [
    ...corner(tier, { x: halfWide, y: -halfLong }, 180).slice(beside),
    ...edge(tier, 90, perSide),
    ...corner(tier, { x: halfWide, y: halfLong }, 90),
    ...edge(tier, 0, perEnd),
    ...corner(tier, { x: -halfWide, y: halfLong }, 0),
    ...edge(tier, -90, perSide),
    ...corner(tier, { x: -halfWide, y: -halfLong }, -90).slice(0, tier.perCorner - beside),
    ...edge(tier, 180, perTop),
  ];
}

/** Sections on the quarter circle that ends at an angle and begins a right angle later. */
function corner({ middle, radius, perCorner }: Tier, offset: Point, startsAt: number): BowlPiece[] {
  const centre = { x: middle.x + offset.x, y: middle.y + offset.y };
  const span = 90 / perCorner;
  return Array.from({ length: perCorner }, (_, index) => {
    const from = startsAt - (index + 1) * span;
    return {
      lines: arcLines({ centre, radius, from, to: from + span, margin: STAIRS_CM }),
      facing: from + span / 2,
    };
  });
}

/** Straight sections side by side on the edge that faces an angle. */
function edge(
  { middle, halfWide, halfLong, radius }: Tier,
  facing: number,
  count: number,
): BowlPiece[] {
  const isAside = Math.abs(facing) === 90;
  const half = isAside ? halfLong : halfWide;
  const out = (isAside ? halfWide : halfLong) + radius;
  const width = (2 * half) / count;
  const [right, down] = isAside ? [Math.sign(facing), 0] : [0, facing === 0 ? 1 : -1];
  return Array.from({ length: count }, (_, index) => {
    const along = half - (index + 0.5) * width;
    const first = {
      x: middle.x + right * out + down * along,
      y: middle.y + down * out - right * along,
    };
    return { lines: straightLines(first, facing, width - STAIRS_CM), facing };
  });
}
