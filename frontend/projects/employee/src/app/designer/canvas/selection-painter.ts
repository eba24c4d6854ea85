import { cssOf } from '@foyer/ui/seat-map/colour.ts';
import type { Point } from '@foyer/ui/seat-map/geometry.ts';
import { seatAt } from '@foyer/ui/seat-map/seat-walk.ts';
import { toScreen } from '@foyer/ui/seat-map/viewport.ts';
import type { DesignPicture } from './design-picture.ts';
import type { Handle } from './handles.ts';

const KNOB = 5;

/** Paints rings around selected seats, outlines around selected shapes, and the knobs of the selection. */
export function paintSelection(context: CanvasRenderingContext2D, picture: DesignPicture): void {
  const { palette, ratio } = picture;
  paintSeatRings(context, picture);
  for (const outline of picture.selectedShapes) {
    traceOutline(context, picture, outline);
    context.lineWidth = 4 * ratio;
    context.strokeStyle = cssOf(palette.ground);
    context.stroke();
    context.lineWidth = 2 * ratio;
    context.strokeStyle = cssOf(palette.accent);
    context.stroke();
  }
  paintBox(context, picture);
}

function paintSeatRings(context: CanvasRenderingContext2D, picture: DesignPicture): void {
  const { scene, viewport, ratio, palette, size } = picture;
  const pitch = scene.pitch * viewport.scale;
  const radius = Math.max(2.5, pitch * 0.47);
  context.beginPath();
  for (const seat of picture.selectedSeats) {
    const { x, y } = toScreen(viewport, seatAt(scene, seat));
    if (x < -radius || y < -radius || x > size.width + radius || y > size.height + radius) continue;
    context.moveTo((x + radius) * ratio, y * ratio);
    context.arc(x * ratio, y * ratio, radius * ratio, 0, 2 * Math.PI);
  }
  context.lineWidth = Math.max(1.5, Math.min(3, pitch * 0.1)) * ratio;
  context.strokeStyle = cssOf(palette.accent);
  context.stroke();
}

function paintBox(context: CanvasRenderingContext2D, picture: DesignPicture): void {
  const { selectionBox: box, viewport, ratio, palette } = picture;
  if (!box) return;
  const from = toScreen(viewport, { x: box.left, y: box.top });
  const to = toScreen(viewport, { x: box.right, y: box.bottom });
  context.setLineDash([4 * ratio, 4 * ratio]);
  context.lineWidth = ratio;
  context.strokeStyle = cssOf(palette.accent, 0.8);
  context.strokeRect(
    from.x * ratio,
    from.y * ratio,
    (to.x - from.x) * ratio,
    (to.y - from.y) * ratio,
  );
  context.setLineDash([]);
}

/** Traces a closed line of room points on the screen. */
export function traceOutline(
  context: CanvasRenderingContext2D,
  { viewport, ratio }: DesignPicture,
  outline: readonly Point[],
): void {
  context.beginPath();
  for (const corner of outline) {
    const { x, y } = toScreen(viewport, corner);
    context.lineTo(x * ratio, y * ratio);
  }
  context.closePath();
}

/** Paints the knobs. */
export function paintHandles(context: CanvasRenderingContext2D, picture: DesignPicture): void {
  for (const handle of picture.handles) paintHandle(context, picture, handle);
}

function paintHandle(
  context: CanvasRenderingContext2D,
  picture: DesignPicture,
  handle: Handle,
): void {
  const { viewport, ratio, palette } = picture;
  const { x, y } = toScreen(viewport, handle.at);
  context.save();
  context.translate(x * ratio, y * ratio);
  context.scale(ratio, ratio);
  context.lineWidth = 2;
  context.strokeStyle = cssOf(palette.accent);
  context.fillStyle = cssOf(handle.kind === 'edge' ? palette.accent : palette.ground);
  KNOBS[handle.kind](context);
  context.restore();
}

type Knob = (context: CanvasRenderingContext2D) => void;

const round: Knob = (context) => {
  context.beginPath();
  context.arc(0, 0, KNOB + 1, 0, 2 * Math.PI);
  context.fill();
  context.stroke();
};

const square: Knob = (context) => {
  context.beginPath();
  context.roundRect(-KNOB, -KNOB, 2 * KNOB, 2 * KNOB, 2);
  context.fill();
  context.stroke();
};

const KNOBS: Readonly<Record<Handle['kind'], Knob>> = {
  corner: square,
  edge: (context) => {
    context.beginPath();
    context.arc(0, 0, 3, 0, 2 * Math.PI);
    context.fill();
  },
  'row-from': round,
  'row-to': round,
  'row-curve': (context) => {
    context.rotate(Math.PI / 4);
    square(context);
  },
  'row-count': (context) => {
    context.beginPath();
    context.roundRect(-10, -8, 20, 16, 8);
    context.fill();
    context.stroke();
    context.beginPath();
    context.moveTo(-6, 0);
    context.lineTo(-2, 0);
    context.moveTo(2, 0);
    context.lineTo(6, 0);
    context.moveTo(4, -2);
    context.lineTo(4, 2);
    context.lineWidth = 1.5;
    context.stroke();
  },
  rotate: (context) => {
    context.beginPath();
    context.arc(0, 0, 9, 0, 2 * Math.PI);
    context.fill();
    context.lineWidth = 1.5;
    context.stroke();
    context.beginPath();
    context.arc(0, 0, 4.2, -0.4 * Math.PI, 1.2 * Math.PI);
    context.moveTo(-1.6, -6);
    context.lineTo(1.6, -4);
    context.lineTo(-0.6, -1.2);
    context.stroke();
  },
  focal: (context) => {
    context.beginPath();
    context.arc(0, 0, 7, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
    context.beginPath();
    context.moveTo(-11, 0);
    context.lineTo(11, 0);
    context.moveTo(0, -11);
    context.lineTo(0, 11);
    context.lineWidth = 1.25;
    context.stroke();
  },
};
