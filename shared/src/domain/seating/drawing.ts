import type { CategoryId, SeatId } from '../ids.ts';
import { ROW_PITCH_CM, roundedPoint, SEAT_PITCH_CM } from './geometry.ts';
import type { Point, Row, Seat, SeatedSection } from './plan.ts';
import { rowLabel } from './row-labels.ts';

/** The line that a row of seats follows: `at` gives the point `along` centimetres right of its middle, seen facing the stage. */
export type RowLine = { readonly length: number; readonly at: (along: number) => Point };

/** The line of the row with an index from 0; fractions lie between rows. */
export type RowLines = (row: number) => RowLine;

/** Where a seat stands in its section. */
export type SeatSpot = {
  /** Index of the row from 0, the nearest to the stage. */
  readonly row: number;
  readonly rows: number;
  /** Index of the seat from 0, from the left as seen facing the stage. */
  readonly seat: number;
  readonly seats: number;
  /** -1 at the row's left end, 1 at its right end. */
  readonly side: number;
};

/** What makes a seat differ from its row. */
export type SeatMark = Partial<Pick<Seat, 'categoryId' | 'kind' | 'blocked' | 'note'>>;

/** A block of rows to draw. */
export type SectionSketch = {
  /** Short text unique in the plan; section and row ids begin with it. */
  readonly code: string;
  readonly name: string;
  readonly rows: number;
  readonly lines: RowLines;
  readonly categoryOf: (row: number) => CategoryId;
  /** Shares of the row, from 0 to 1, at which aisles cross it. */
  readonly aisles?: readonly number[];
  readonly markOf?: (spot: SeatSpot) => SeatMark;
};

const AISLE_CM = 110;
const OUTLINE_MARGIN_CM = 45;
const OUTLINE_STEP_CM = 250;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** An arc that rows follow. Angles in degrees: 0 points straight down the drawing, 90 to the right. */
export type Arc = {
  readonly centre: Point;
  /** Radius of the first row. */
  readonly radius: number;
  readonly from: number;
  readonly to: number;
  /** Centimetres of each row that stay empty, such as stairs beside a section. */
  readonly margin?: number;
};

/** Rows on circles around a centre. */
export function arcLines({ centre, radius: first, from, to, margin = 0 }: Arc): RowLines {
  const middle = radians((from + to) / 2);
  return (row) => {
    const radius = first + row * ROW_PITCH_CM;
    return {
      length: radius * radians(to - from) - margin,
      at: (along) => ({
        x: centre.x + radius * Math.sin(middle + along / radius),
        y: centre.y + radius * Math.cos(middle + along / radius),
      }),
    };
  };
}

/** Straight rows: `first` is the middle of the first one, `facing` the angle (as in {@link Arc}) from the stage to it. */
export function straightLines(first: Point, facing: number, length: number): RowLines {
  const [sine, cosine] = [Math.sin(radians(facing)), Math.cos(radians(facing))];
  return (row) => {
    const back = row * ROW_PITCH_CM;
    return {
      length,
      at: (along) => ({
        x: first.x + sine * back + cosine * along,
        y: first.y + cosine * back - sine * along,
      }),
    };
  };
}

/** Draws a section: as many seats a row as fit between the aisles, numbered from the left as seen facing the stage. */
export function drawSection(sketch: SectionSketch, nextSeatId: () => SeatId): SeatedSection {
  return {
    kind: 'seated',
    sectionId: `sec_${sketch.code}`,
    name: sketch.name,
    outline: outlineOf(sketch),
    rows: Array.from({ length: sketch.rows }, (_, row) => drawRow(sketch, row, nextSeatId)),
  };
}

/** How many seats a section has once it is drawn. */
export function seatCountOf(sketch: SectionSketch): number {
  const rows = Array.from({ length: sketch.rows }, (_, row) => sketch.lines(row).length);
  return rows.reduce((sum, length) => sum + placesAlong(length, sketch.aisles ?? []).length, 0);
}

function drawRow(sketch: SectionSketch, row: number, nextSeatId: () => SeatId): Row {
  const line = sketch.lines(row);
  const places = placesAlong(line.length, sketch.aisles ?? []);
  const label = rowLabel(row);
  const seats = places.map((along, seat): Seat => {
    const spot = {
      row,
      rows: sketch.rows,
      seat,
      seats: places.length,
      side: (2 * along) / line.length,
    };
    return {
      seatId: nextSeatId(),
      label: String(seat + 1),
      ...roundedPoint(line.at(along)),
      ...sketch.markOf?.(spot),
    };
  });
  return { rowId: `${sketch.code}-${label}`, label, categoryId: sketch.categoryOf(row), seats };
}

/** The seats' distances from the middle of a row of a length, each stretch between aisles filled from its middle. */
function placesAlong(length: number, aisles: readonly number[]): number[] {
  const bounds = [0, ...aisles, 1];
  return bounds.slice(1).flatMap((end, index) => {
    const start = bounds[index] ?? 0;
    const left = start * length + (index === 0 ? 0 : AISLE_CM / 2);
    const right = end * length - (end === 1 ? 0 : AISLE_CM / 2);
    const count = Math.floor((right - left) / SEAT_PITCH_CM);
    const first = (left + right) / 2 - ((count - 1) * SEAT_PITCH_CM) / 2;
    return Array.from({ length: count }, (_, seat) => first + seat * SEAT_PITCH_CM - length / 2);
  });
}

function outlineOf({ lines, rows }: SectionSketch): Point[] {
  const edge = (row: number): Point[] => {
    const { length, at } = lines(row);
    const reach = length + 2 * OUTLINE_MARGIN_CM - SEAT_PITCH_CM / 2;
    const steps = Math.ceil(reach / OUTLINE_STEP_CM);
    return Array.from({ length: steps + 1 }, (_, step) =>
      roundedPoint(at((step / steps - 0.5) * reach)),
    );
  };
  const margin = OUTLINE_MARGIN_CM / ROW_PITCH_CM;
  return [...edge(-margin), ...edge(rows - 1 + margin).reverse()];
}
