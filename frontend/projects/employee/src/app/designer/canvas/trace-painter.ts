import { cssOf } from '@foyer/ui/seat-map/colour.ts';
import { categoryPaints } from '@foyer/ui/seat-map/map-palette.ts';
import { screenPlacement } from '@foyer/ui/seat-map/map-placement.ts';
import { setFont } from '@foyer/ui/seat-map/map-text.ts';
import { paintSeats } from '@foyer/ui/seat-map/seat-shapes.ts';
import { seatAt } from '@foyer/ui/seat-map/seat-walk.ts';
import { toScreen } from '@foyer/ui/seat-map/viewport.ts';
import type { SeatCategory } from '@foyer/ui/seat-map/seat-map-inputs.ts';
import type { DesignPicture, Ghost } from './design-picture.ts';
import { drawingStatuses } from './seat-looks.ts';
import { traceOutline } from './selection-painter.ts';

const LEAST_LOCK_PITCH = 12;
/** Seats of a ghost are seen from afar too, in pixels. */
const LEAST_GHOST_RADIUS = 1.6;

/** Paints what a gesture has changed so far. */
export function paintGhost(
  context: CanvasRenderingContext2D,
  picture: DesignPicture,
  { ghost, categories }: { readonly ghost: Ghost; readonly categories: readonly SeatCategory[] },
): void {
  const { palette, ratio, viewport } = picture;
  for (const outline of ghost.outlines) {
    traceOutline(context, picture, outline);
    context.fillStyle = cssOf(palette.accent, 0.1);
    context.fill();
    context.lineWidth = 1.5 * ratio;
    context.strokeStyle = cssOf(palette.accent);
    context.stroke();
  }
  const { scene } = ghost;
  const shown = { categories, filter: new Set<string>() };
  const moved: DesignPicture = {
    ...picture,
    scene: { ...scene, pitch: picture.scene.pitch },
    statuses: drawingStatuses(scene),
    paints: categoryPaints(scene.categoryIds, palette, shown),
  };
  paintSeats(context, moved, {
    seats: scene.seatIds.map((_, seat) => seat),
    at: screenPlacement(picture),
    least: LEAST_GHOST_RADIUS,
  });
  setFont(context, picture, { weight: 500, size: 14 });
  context.fillStyle = cssOf(palette.ink);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const { at, text } of ghost.texts) {
    const { x, y } = toScreen(viewport, at);
    context.fillText(text, x * ratio, y * ratio);
  }
}

/** Paints a lock on seats that are sold or held. */
export function paintLocks(context: CanvasRenderingContext2D, picture: DesignPicture): void {
  const { scene, viewport, ratio, palette, size } = picture;
  const pitch = scene.pitch * viewport.scale;
  if (pitch < LEAST_LOCK_PITCH) return;
  const unit = Math.min(9, pitch * 0.22) * ratio;
  for (const seat of picture.taken) {
    const { x, y } = toScreen(viewport, seatAt(scene, seat));
    if (x < -20 || y < -20 || x > size.width + 20 || y > size.height + 20) continue;
    context.save();
    context.translate(x * ratio, y * ratio);
    context.beginPath();
    context.arc(0, 0, unit * 1.5, 0, 2 * Math.PI);
    context.fillStyle = cssOf(palette.ground);
    context.fill();
    context.beginPath();
    context.roundRect(-unit * 0.75, -unit * 0.1, unit * 1.5, unit * 1.1, unit * 0.2);
    context.fillStyle = cssOf(palette.ink);
    context.fill();
    context.beginPath();
    context.arc(0, -unit * 0.1, unit * 0.5, Math.PI, 2 * Math.PI);
    context.lineWidth = unit * 0.3;
    context.strokeStyle = cssOf(palette.ink);
    context.stroke();
    context.restore();
  }
}

/** Paints marquee and guides of a gesture, and the ring of the keyboard. */
export function paintTraces(context: CanvasRenderingContext2D, picture: DesignPicture): void {
  const { traces, viewport, ratio, palette, size } = picture;
  const { guides, marquee } = traces;
  context.lineWidth = ratio;
  context.strokeStyle = cssOf(palette.danger, 0.9);
  context.beginPath();
  if (guides?.x !== undefined) {
    const { x } = toScreen(viewport, { x: guides.x, y: 0 });
    context.moveTo(x * ratio, 0);
    context.lineTo(x * ratio, size.height * ratio);
  }
  if (guides?.y !== undefined) {
    const { y } = toScreen(viewport, { x: 0, y: guides.y });
    context.moveTo(0, y * ratio);
    context.lineTo(size.width * ratio, y * ratio);
  }
  context.stroke();
  if (marquee) {
    const [from, to] = marquee.map((corner) => toScreen(viewport, corner));
    if (!from || !to) return;
    const box = [
      from.x * ratio,
      from.y * ratio,
      (to.x - from.x) * ratio,
      (to.y - from.y) * ratio,
    ] as const;
    context.fillStyle = cssOf(palette.accent, 0.12);
    context.fillRect(...box);
    context.strokeStyle = cssOf(palette.accent);
    context.strokeRect(...box);
  }
}

/** Paints the ring of the keyboard around what it stands on. */
export function paintSpot(context: CanvasRenderingContext2D, picture: DesignPicture): void {
  const { spot, viewport, ratio, palette, scene } = picture;
  if (!spot) return;
  if ('outline' in spot) traceOutline(context, picture, spot.outline);
  else {
    const { x, y } = toScreen(viewport, spot.at);
    context.beginPath();
    const radius = Math.max(8, scene.pitch * viewport.scale * 0.6);
    context.arc(x * ratio, y * ratio, radius * ratio, 0, 2 * Math.PI);
  }
  context.lineWidth = 7 * ratio;
  context.strokeStyle = cssOf(palette.ground);
  context.stroke();
  context.lineWidth = 3 * ratio;
  context.strokeStyle = cssOf(palette.ink);
  context.stroke();
}
