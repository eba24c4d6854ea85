import { arcLines, type SectionSketch } from '../drawing.ts';
import { rectangle, ROW_PITCH_CM, SEAT_PITCH_CM } from '../geometry.ts';
import type { Point } from '../plan.ts';
import {
  leastFor,
  wheelchairMark,
  wheelchairSpacesFor,
  type RoomSketch,
} from './template-parts.ts';

const CENTRE: Point = { x: 0, y: 0 };
/** Half the angle of the stalls as seen from the centre of their rows. */
const STALLS_HALF = 20;
/** From the last row of a level to the first of the next one above it. */
const LEVEL_GAP_CM = 320;
/** About how wide, in radians, a balcony is opened. */
const BALCONY_SPAN = 0.75;
const STAIRS_CM = 110;

/** A theatre: curved stalls, and above them, as the capacity asks for it, a dress circle and a balcony. */
export function theatreSketch(capacity: number): RoomSketch {
  const shares = sharesFor(capacity);
  const stalls = stallsFor(shares[0] ?? capacity, capacity);
  const sections = [stalls.sketch];
  let radius = stalls.radius + (stalls.sketch.rows - 1) * ROW_PITCH_CM;
  for (const [index, seats] of shares.slice(1).entries()) {
    const level = levelFor(seats, radius + LEVEL_GAP_CM, index);
    sections.push(...level);
    radius += LEVEL_GAP_CM + ((level[0]?.rows ?? 1) - 1) * ROW_PITCH_CM;
  }
  return { ...stageBefore(stalls.radius), name: 'Theatre', sections, categories: CATEGORIES };
}

const CATEGORIES = { premium: 'Premium', first: 'First', second: 'Second', third: 'Third' };

/** Seats of each level, from the stalls up. */
function sharesFor(capacity: number): number[] {
  const parts = capacity < 400 ? [1] : capacity < 1_200 ? [0.7, 0.3] : [0.52, 0.27, 0.21];
  return parts.map((part) => Math.ceil(part * capacity));
}

function stallsFor(seats: number, capacity: number): { sketch: SectionSketch; radius: number } {
  const rows = Math.max(2, Math.round(Math.sqrt(seats / 2.1)));
  const spaces = wheelchairSpacesFor(capacity);
  const sketchAt = (radius: number): SectionSketch => ({
    code: 'stalls',
    name: 'Stalls',
    rows,
    lines: arcLines({ centre: CENTRE, radius, from: -STALLS_HALF, to: STALLS_HALF }),
    aisles: aislesFor(seats),
    categoryOf: (row) => stallsCategory(row / rows),
    markOf: (spot) => wheelchairMark(spot, rows - 1 - spot.row, spaces),
  });
  const radius = leastFor(seats, [150, 60_000], (value) => [sketchAt(value)]);
  return { sketch: sketchAt(radius), radius };
}

function aislesFor(seats: number): number[] {
  if (seats < 120) return [];
  if (seats < 500) return [0.5];
  return seats < 4_000 ? [0.3, 0.7] : [0.2, 0.4, 0.6, 0.8];
}

function stallsCategory(depth: number): string {
  if (depth < 0.4) return 'cat_premium';
  return depth < 0.75 ? 'cat_first' : 'cat_second';
}

const LEVELS = [
  { code: 'circle', name: 'Dress circle', front: 'cat_first', back: 'cat_second' },
  { code: 'balcony', name: 'Balcony', front: 'cat_second', back: 'cat_third' },
] as const;

/** A level above the stalls: as one section where it is small, else in three wings. */
function levelFor(seats: number, radius: number, index: number): SectionSketch[] {
  const { code, name, front, back } = LEVELS[index] ?? LEVELS[1];
  const rows = Math.max(1, Math.round((seats * SEAT_PITCH_CM) / (radius * BALCONY_SPAN)));
  const wings = seats < 150 ? [''] : [' left', ' centre', ' right'];
  const sketchesAt = (span: number): SectionSketch[] =>
    wings.map((wing, place) => ({
      code: `${code}${place}`,
      name: `${name}${wing}`,
      rows,
      lines: arcLines({
        centre: CENTRE,
        radius,
        from: span * (place / wings.length - 0.5),
        to: span * ((place + 1) / wings.length - 0.5),
        margin: wings.length > 1 ? STAIRS_CM : 0,
      }),
      categoryOf: (row) => (row < rows / 2 ? front : back),
    }));
  return sketchesAt(leastFor(seats, [1, 170], sketchesAt));
}

/** A stage with a bowed apron before rows whose first one has a radius. */
function stageBefore(radius: number): Pick<RoomSketch, 'decorations' | 'focalPoint'> {
  const half = (STALLS_HALF * Math.PI) / 180;
  const front = CENTRE.y + radius * Math.cos(half) - 230;
  const width = Math.min(2_600, Math.max(300, 1.6 * radius * Math.sin(half)));
  const depth = Math.min(900, Math.max(250, radius * 0.35));
  const [left, right, bow] = [-width / 2, width / 2, Math.min(120, width / 12)];
  const back = rectangle(left, front - depth, width, depth - bow);
  return {
    focalPoint: { x: 0, y: front },
    decorations: [
      {
        kind: 'stage',
        outline: [
          ...back.slice(0, 3),
          { x: right / 2, y: front },
          { x: left / 2, y: front },
          ...back.slice(3),
        ],
        at: { x: 0, y: front - depth / 2 },
        text: 'Stage',
      },
    ],
  };
}
