import { cssOf, mixed, standingOut } from './colour.ts';
import type { CategoryPaint } from './map-palette.ts';
import type { MapPicture } from './map-picture.ts';
import type { Placement } from './map-placement.ts';
import { paintGlyph } from './seat-glyphs.ts';
import { SEAT_KIND } from './seat-map-scene.ts';
import { SEAT_STATUS } from './seat-status.ts';

/** The part of the pitch that a free seat's radius takes. */
const RADIUS = 0.4;

/**
 * Statuses of a room that is still being drawn: a seat without a category, and one that is not painted, because it is on its
 * way elsewhere.
 */
export const DRAWING_STATUS = { bare: 7, away: 8 } as const;

/** Painting order: what matters most comes last and lies on top. */
const ORDER: readonly number[] = [
  SEAT_STATUS.blocked,
  SEAT_STATUS.unknown,
  SEAT_STATUS.sold,
  SEAT_STATUS.held,
  DRAWING_STATUS.bare,
  SEAT_STATUS.free,
  SEAT_STATUS.suggested,
  SEAT_STATUS.own,
];

type Batch = {
  readonly context: CanvasRenderingContext2D;
  readonly picture: MapPicture;
  readonly at: Placement;
  readonly radius: number;
  readonly seats: readonly number[];
  readonly paint: CategoryPaint;
  readonly kind: number;
};

/** Paints seats, those of one look in one path; their radius is at least `least` CSS pixels. */
export function paintSeats(
  context: CanvasRenderingContext2D,
  picture: MapPicture,
  {
    seats,
    at,
    least = 0,
  }: { readonly seats: readonly number[]; readonly at: Placement; readonly least?: number },
): void {
  const looks = new Map<number, number[]>();
  for (const seat of seats) {
    const look = lookOf(picture, seat);
    const alike = looks.get(look);
    if (alike) alike.push(seat);
    else looks.set(look, [seat]);
  }
  const radius = Math.max(least * picture.ratio, picture.scene.pitch * at.scale * RADIUS);
  const sorted = [...looks].sort(([a], [b]) => rankOf(a) - rankOf(b));
  for (const [look, alike] of sorted) {
    const kind = look & 3;
    const special = kind !== SEAT_KIND.ordinary;
    const paints = special ? picture.paints : (picture.ordinaryPaints ?? picture.paints);
    const paint = paints[(look >> 2) & 0xfff];
    if (!paint) continue;
    const batch = { context, picture, at, radius, seats: alike, paint, kind };
    PAINTERS[look >> 14]?.(batch);
  }
}

function lookOf({ scene, statuses }: MapPicture, seat: number): number {
  return (
    ((statuses[seat] ?? 0) << 14) | ((scene.category[seat] ?? 0) << 2) | (scene.kind[seat] ?? 0)
  );
}

function rankOf(look: number): number {
  return ORDER.indexOf(look >> 14);
}

const PAINTERS: Readonly<Record<number, (batch: Batch) => void>> = {
  [SEAT_STATUS.unknown]: paintUnknown,
  [SEAT_STATUS.free]: paintFree,
  [SEAT_STATUS.suggested]: paintSuggested,
  [SEAT_STATUS.own]: paintOwn,
  [SEAT_STATUS.held]: paintHeld,
  [SEAT_STATUS.sold]: paintSold,
  [SEAT_STATUS.blocked]: paintBlocked,
  [DRAWING_STATUS.bare]: paintBare,
};

function eachSeat(
  { picture: { scene }, at, seats }: Batch,
  visit: (x: number, y: number, seat: number) => void,
): void {
  for (const seat of seats) {
    visit(
      (scene.x[seat] ?? 0) * at.scale + at.offsetX,
      (scene.y[seat] ?? 0) * at.scale + at.offsetY,
      seat,
    );
  }
}

/** One path of all the batch's seats: circles, or rounded squares for wheelchair spaces. */
function trace(batch: Batch, radius: number): void {
  const { context, kind } = batch;
  context.beginPath();
  eachSeat(batch, (x, y) => {
    if (kind === SEAT_KIND.accessible) {
      context.roundRect(x - radius, y - radius, 2 * radius, 2 * radius, radius * 0.35);
      return;
    }
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, 2 * Math.PI);
  });
}

function paintUnknown(batch: Batch): void {
  const { context, picture, radius } = batch;
  trace(batch, radius * 0.8);
  context.fillStyle = cssOf(mixed(picture.palette.floor, picture.palette.softInk, 0.25));
  context.fill();
}

function paintFree(batch: Batch): void {
  const { context, paint, radius } = batch;
  trace(batch, radius);
  context.fillStyle = cssOf(paint.fill);
  context.fill();
  inscribe(batch, cssOf(paint.ink));
}

/** The halos of neighbours flow into one. */
function paintSuggested(batch: Batch): void {
  const { context, picture, radius } = batch;
  const { palette, ratio } = picture;
  trace(batch, radius * 1.42);
  context.lineWidth = 2 * Math.max(1.4 * ratio, radius * 0.18);
  context.strokeStyle = cssOf(palette.ink);
  context.stroke();
  context.fillStyle = cssOf(palette.floor);
  context.fill();
  paintFree(batch);
}

function paintOwn(batch: Batch): void {
  const { context, picture, radius } = batch;
  const { palette, ratio } = picture;
  trace(batch, radius * 1.45);
  context.fillStyle = cssOf(palette.floor);
  context.fill();
  trace(batch, radius * 1.25);
  context.fillStyle = cssOf(palette.ink);
  context.fill();
  context.beginPath();
  eachSeat(batch, (x, y) => {
    context.moveTo(x - radius * 0.55, y + radius * 0.04);
    context.lineTo(x - radius * 0.14, y + radius * 0.46);
    context.lineTo(x + radius * 0.58, y - radius * 0.42);
  });
  context.lineWidth = Math.max(ratio, radius * 0.26);
  context.lineJoin = context.lineCap = 'round';
  context.strokeStyle = cssOf(palette.ground);
  context.stroke();
}

/** The grey of what is not to be had: quiet, and still of contrast 3 with the floor (WCAG 1.4.11). */
function takenInk({ palette: { floor, softInk } }: MapPicture): string {
  return cssOf(standingOut(mixed(floor, softInk, 0.5), floor, 3));
}

function paintHeld(batch: Batch): void {
  const { context, picture, radius } = batch;
  trace(batch, radius * 0.7);
  context.lineWidth = Math.max(0.8 * picture.ratio, radius * 0.24);
  context.strokeStyle = takenInk(picture);
  context.stroke();
}

function paintSold(batch: Batch): void {
  const { context, picture, radius } = batch;
  trace({ ...batch, kind: SEAT_KIND.ordinary }, Math.max(0.7 * picture.ratio, radius * 0.36));
  context.fillStyle = takenInk(picture);
  context.fill();
}

function paintBlocked(batch: Batch): void {
  const { context, picture, radius } = batch;
  const reach = radius * 0.34;
  context.beginPath();
  eachSeat(batch, (x, y) => {
    context.moveTo(x - reach, y + reach);
    context.lineTo(x + reach, y - reach);
  });
  context.lineWidth = Math.max(0.8 * picture.ratio, radius * 0.14);
  context.strokeStyle = takenInk(picture);
  context.stroke();
}

/** An empty ring of broken line: something is missing here. */
function paintBare(batch: Batch): void {
  const { context, picture, radius } = batch;
  const ink = cssOf(picture.palette.ink);
  trace(batch, radius * 0.92);
  context.setLineDash([radius * 0.5, radius * 0.3]);
  context.lineWidth = Math.max(picture.ratio, radius * 0.16);
  context.strokeStyle = ink;
  context.stroke();
  context.setLineDash([]);
  inscribe(batch, ink);
}

/** Writes what a seat is for, or its label, into seats that are large enough. */
function inscribe(batch: Batch, ink: string): void {
  const { context, picture, radius, kind } = batch;
  context.fillStyle = context.strokeStyle = ink;
  if (kind !== SEAT_KIND.ordinary) {
    if (picture.detail.shapes)
      eachSeat(batch, (x, y) => paintGlyph(context, kind, { x, y, radius }));
    return;
  }
  if (!picture.detail.seatLabels) return;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.font = `500 ${radius}px ${picture.palette.fontFamily}`;
  eachSeat(batch, (x, y, seat) => {
    context.fillText(picture.scene.labels[seat] ?? '', x, y + radius * 0.06, radius * 1.7);
  });
}
