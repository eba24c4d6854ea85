import { SEAT_KIND } from './seat-map-scene.ts';

type GlyphPlace = { readonly x: number; readonly y: number; readonly radius: number };

/** Paints what a seat is for into it, in the context's fill and stroke colour. */
export function paintGlyph(
  context: CanvasRenderingContext2D,
  kind: number,
  place: GlyphPlace,
): void {
  context.save();
  context.translate(place.x, place.y);
  context.scale(place.radius, place.radius);
  context.lineWidth = 0.17;
  context.lineCap = context.lineJoin = 'round';
  if (kind === SEAT_KIND.accessible) paintWheelchair(context);
  else paintPerson(context);
  context.restore();
}

function paintWheelchair(context: CanvasRenderingContext2D): void {
  context.beginPath();
  context.arc(-0.12, -0.62, 0.15, 0, 2 * Math.PI);
  context.fill();
  context.beginPath();
  context.moveTo(-0.1, -0.34);
  context.lineTo(-0.06, 0.12);
  context.lineTo(0.34, 0.12);
  context.lineTo(0.52, 0.56);
  context.moveTo(-0.08, -0.12);
  context.lineTo(0.28, -0.12);
  context.moveTo(-0.3, -0.1);
  context.arc(-0.08, 0.3, 0.42, 1.18 * Math.PI, 0.12 * Math.PI, true);
  context.stroke();
}

function paintPerson(context: CanvasRenderingContext2D): void {
  context.beginPath();
  context.arc(0, -0.3, 0.24, 0, 2 * Math.PI);
  context.fill();
  context.beginPath();
  context.arc(0, 0.52, 0.44, Math.PI, 2 * Math.PI);
  context.closePath();
  context.fill();
}
