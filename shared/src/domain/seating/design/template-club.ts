import { straightLines, type SectionSketch } from '../drawing.ts';
import { rectangle, SEAT_PITCH_CM } from '../geometry.ts';
import type { Decoration, Point } from '../plan.ts';
import { wheelchairMark, wheelchairSpacesFor, type RoomSketch } from './template-parts.ts';

/** Square centimetres of floor for each standing person, with ways between them. */
const PLACE_CM2 = 2_700;
const STANDING_SHARE = 0.75;
const GALLERY_GAP_CM = 140;
const STAGE_GAP_CM = 160;
/** Rooms smaller than this have their gallery at the back alone. */
const SMALL = 100;
/** Rows of the gallery grow with the root of the capacity. */
const GALLERY_ROWS = 1 / 9;

/** A club: a standing floor before the stage, and rows of seats on a gallery around it. */
export function clubSketch(capacity: number): RoomSketch {
  const side = Math.max(300, Math.sqrt(capacity * STANDING_SHARE * PLACE_CM2));
  const rows = Math.min(12, Math.max(1, Math.round(Math.sqrt(capacity) * GALLERY_ROWS)));
  const spaces = wheelchairSpacesFor(capacity);
  const back: SectionSketch = {
    ...gallery('back', { x: 0, y: side + GALLERY_GAP_CM }, 0, { rows, side }),
    markOf: (spot) => wheelchairMark(spot, spot.row, spaces),
  };
  const out = side / 2 + GALLERY_GAP_CM;
  const beside = [
    gallery('left', { x: -out, y: side / 2 }, -90, { rows, side }),
    gallery('right', { x: out, y: side / 2 }, 90, { rows, side }),
  ];
  return {
    name: 'Club',
    focalPoint: { x: 0, y: -STAGE_GAP_CM },
    sections: capacity < SMALL ? [back] : [...beside, back],
    standing: {
      name: 'Floor',
      outline: rectangle(-side / 2, 0, side, side),
      categoryId: 'cat_floor',
    },
    decorations: decorationsFor(side),
    categories: { floor: 'Floor', gallery: 'Gallery' },
  };
}

function gallery(
  name: string,
  first: Point,
  facing: number,
  { rows, side }: { readonly rows: number; readonly side: number },
): SectionSketch {
  const length = side + SEAT_PITCH_CM / 2;
  return {
    code: name,
    name: `Gallery ${name}`,
    rows,
    lines: straightLines(first, facing, length),
    aisles: length > 1_000 ? [0.5] : [],
    categoryOf: () => 'cat_gallery',
  };
}

function decorationsFor(side: number): Decoration[] {
  const depth = Math.min(900, Math.max(200, side / 3));
  const stage = rectangle(-side * 0.4, -STAGE_GAP_CM - depth, side * 0.8, depth);
  const bar = rectangle(-side * 0.4 - 100 - depth, -STAGE_GAP_CM - depth, depth, depth * 0.7);
  const middleOfStage = { x: 0, y: -STAGE_GAP_CM - depth / 2 };
  const middleOfBar = { x: -side * 0.4 - 100 - depth / 2, y: -STAGE_GAP_CM - depth * 0.65 };
  return [
    { kind: 'stage', outline: stage, at: middleOfStage, text: 'Stage' },
    { kind: 'area', outline: bar, at: middleOfBar, text: 'Bar' },
  ];
}
