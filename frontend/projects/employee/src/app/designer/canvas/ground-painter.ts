import { cssOf, mixed } from '@foyer/ui/seat-map/colour.ts';
import { setFont } from '@foyer/ui/seat-map/map-text.ts';
import { toRoom, toScreen } from '@foyer/ui/seat-map/viewport.ts';
import type { DesignPicture } from './design-picture.ts';

/** Distances of the grid's dots, in centimetres; the finest that leaves room between them is drawn. */
const STEPS = [50, 100, 500, 1_000, 5_000, 10_000];
const LEAST_GAP_PIXELS = 16;
const SCALE_BAR_PIXELS = 90;

/** Paints what lies under the drawing: the room's floor, a grid of dots, a measure in the corner. */
export function paintGround(context: CanvasRenderingContext2D, picture: DesignPicture): void {
  const { room, viewport, ratio, palette } = picture;
  const from = toScreen(viewport, { x: room.left, y: room.top });
  const to = toScreen(viewport, { x: room.right, y: room.bottom });
  context.fillStyle = cssOf(palette.ground);
  context.fillRect(
    from.x * ratio,
    from.y * ratio,
    (to.x - from.x) * ratio,
    (to.y - from.y) * ratio,
  );
  paintDots(context, picture);
  context.lineWidth = ratio;
  context.strokeStyle = cssOf(palette.line);
  context.strokeRect(
    from.x * ratio,
    from.y * ratio,
    (to.x - from.x) * ratio,
    (to.y - from.y) * ratio,
  );
}

function stepFor(scale: number): number {
  return STEPS.find((step) => step * scale >= LEAST_GAP_PIXELS) ?? 10_000;
}

function paintDots(context: CanvasRenderingContext2D, picture: DesignPicture): void {
  const { room, viewport, size, ratio, palette } = picture;
  const step = stepFor(viewport.scale);
  const start = toRoom(viewport, { x: 0, y: 0 });
  const end = toRoom(viewport, { x: size.width, y: size.height });
  const left = Math.max(room.left, start.x);
  const top = Math.max(room.top, start.y);
  context.fillStyle = cssOf(mixed(palette.ground, palette.softInk, 0.3));
  for (let x = Math.ceil(left / step) * step; x <= Math.min(room.right, end.x); x += step) {
    for (let y = Math.ceil(top / step) * step; y <= Math.min(room.bottom, end.y); y += step) {
      const at = toScreen(viewport, { x, y });
      context.fillRect((at.x - 0.5) * ratio, (at.y - 0.5) * ratio, ratio, ratio);
    }
  }
}

/** Paints a measure of round length into the lower left corner. */
export function paintScaleBar(context: CanvasRenderingContext2D, picture: DesignPicture): void {
  const { viewport, size, ratio, palette } = picture;
  const most = SCALE_BAR_PIXELS / viewport.scale;
  const power = 10 ** Math.floor(Math.log10(most));
  const length = [5, 2, 1].map((part) => part * power).find((cm) => cm <= most) ?? power;
  const [x, y, width] = [14, size.height - 14, length * viewport.scale];
  context.strokeStyle = cssOf(palette.softInk);
  context.lineWidth = 1.5 * ratio;
  context.beginPath();
  context.moveTo(x * ratio, (y - 5) * ratio);
  context.lineTo(x * ratio, y * ratio);
  context.lineTo((x + width) * ratio, y * ratio);
  context.lineTo((x + width) * ratio, (y - 5) * ratio);
  context.stroke();
  setFont(context, picture, { weight: 500, size: 11 });
  context.fillStyle = cssOf(palette.softInk);
  context.textAlign = 'left';
  context.textBaseline = 'bottom';
  const text = length >= 100 ? `${length / 100} m` : `${length} cm`;
  context.fillText(text, (x + 5) * ratio, (y - 3) * ratio);
}
