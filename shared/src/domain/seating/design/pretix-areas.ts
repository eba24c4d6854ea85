import { rectangle } from '../geometry.ts';
import type { Decoration, Point } from '../plan.ts';
import { boxAround, centreOfOutline, isInside, placed } from './placing.ts';
import { PLAN_LIMITS } from './plan-limits.ts';
import { fieldsOf, listOf, numberOf, pointAt, textOf, wordOf, type Found } from './reading.ts';

/** An area of a pretix plan in the file's own units: a shape, a text, or both. */
export type PretixArea = {
  readonly outline: readonly Point[];
  readonly text: string;
  readonly textAt: Point;
};

const SHAPES = ['polygon', 'rectangle', 'ellipse', 'circle', 'text'] as const;
const REACH = 1_000_000;
/** Corners of the polygon that stands for a round shape. */
const ROUND_CORNERS = 32;
const STAGE = /stage|bühne|podium|scène|scena|escenario|palco|toneel|screen|leinwand/i;

/** Reads an area whose position is relative to a zone's. */
export function readArea(found: Found, zone: Point): PretixArea {
  const field = fieldsOf(found);
  const [position, rotation, shape] = [
    field.maybe('position'),
    field.maybe('rotation'),
    field.maybe('shape'),
  ];
  const at = position ? pointAt(position, REACH) : { x: 0, y: 0 };
  const origin = { x: zone.x + at.x, y: zone.y + at.y };
  const degrees = rotation ? numberOf(rotation, -REACH, REACH) : 0;
  const drawn = shape ? outlineOf(found, wordOf(shape, SHAPES)) : oldRectangle(found);
  const turned = turnedAround(origin, degrees);
  return { outline: drawn.map(turned), ...lettering(found, origin, turned) };
}

function lettering(
  found: Found,
  origin: Point,
  turned: (point: Point) => Point,
): Pick<PretixArea, 'text' | 'textAt'> {
  const text = fieldsOf(found).maybe('text');
  if (!text) return { text: '', textAt: origin };
  if (typeof text.value === 'string')
    return { text: textOf(text, PLAN_LIMITS.text).trim(), textAt: origin };
  const field = fieldsOf(text);
  const position = field.maybe('position');
  return {
    text: textOf(field('text'), PLAN_LIMITS.text).trim(),
    textAt: turned(position ? pointAt(position, REACH) : { x: 0, y: 0 }),
  };
}

/** The corners of a shape from its own position. */
function outlineOf(found: Found, shape: (typeof SHAPES)[number]): Point[] {
  if (shape === 'text') return [];
  const field = fieldsOf(fieldsOf(found)(shape));
  switch (shape) {
    case 'polygon':
      return listOf(field('points'), PLAN_LIMITS.corners).map((point) => pointAt(point, REACH));
    case 'rectangle':
      return rectangle(
        0,
        0,
        numberOf(field('width'), 0, REACH),
        numberOf(field('height'), 0, REACH),
      );
    case 'ellipse':
      return ellipse(pointAt(field('radius'), REACH));
    case 'circle': {
      const radius = numberOf(field('radius'), 0, REACH);
      return ellipse({ x: radius, y: radius });
    }
  }
}

/** In files of the first version an area is a rectangle with its size beside its position. */
function oldRectangle(found: Found): Point[] {
  const field = fieldsOf(found);
  return rectangle(0, 0, numberOf(field('width'), 0, REACH), numberOf(field('height'), 0, REACH));
}

function ellipse(radius: Point): Point[] {
  return Array.from({ length: ROUND_CORNERS }, (_, corner) => {
    const angle = (corner / ROUND_CORNERS) * 2 * Math.PI;
    return { x: radius.x * Math.cos(angle), y: radius.y * Math.sin(angle) };
  });
}

/** Turns a point that is relative to an origin clockwise around it, and says where it is then. */
function turnedAround(origin: Point, degrees: number): (point: Point) => Point {
  const angle = (degrees * Math.PI) / 180;
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  return ({ x, y }) => ({
    x: origin.x + x * cosine - y * sine,
    y: origin.y + x * sine + y * cosine,
  });
}

/** What a pretix area is in our drawing: a stage where its text says so. A text that misses its shape is put in the middle of it. */
export function decorationOf({ outline, text, textAt }: PretixArea, scale: number): Decoration {
  const scaled = ({ x, y }: Point): Point => placed({ x: x * scale, y: y * scale });
  const box = boxAround(outline);
  if (outline.length < 3 || !box) return { kind: 'text', at: scaled(textAt), text };
  const at = isInside(box, textAt) ? textAt : centreOfOutline(outline);
  return {
    kind: STAGE.test(text) ? 'stage' : 'area',
    outline: outline.map(scaled),
    ...(text !== '' && { at: scaled(at), text }),
  };
}
