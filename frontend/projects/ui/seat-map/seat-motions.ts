import { cssOf } from './colour.ts';
import type { MapPicture } from './map-picture.ts';
import { screenPlacement, type Placement } from './map-placement.ts';
import { paintSeats } from './seat-shapes.ts';
import { SEAT_STATUS, type SeatStatuses } from './seat-status.ts';

/** Short movements that explain a change: a seat taken by somebody, taken by oneself, or lost. */
export type SeatMotions = {
  /** Seats that have just changed; `before` holds their earlier statuses. */
  changed(seats: readonly number[], before: SeatStatuses, now: number): void;
  /** A seat that somebody else took: its row shakes once. */
  lost(seat: number, now: number): void;
  /** Paints what is moving; true while anything is. */
  draw(context: CanvasRenderingContext2D, picture: MapPicture, now: number): boolean;
};

const CHANGE_MS = 150;
const SHAKE_MS = 450;
const LOST_RING_MS = 1_600;
const SHAKE_PITCHES = 0.22;
/** More changes at once than this are a snapshot, not an event to be seen. */
const MOST_CHANGES = 200;

type Change = { readonly seat: number; readonly before: number; readonly start: number };
type Loss = { readonly seat: number; readonly start: number };

/** The motions of one map. */
export function createSeatMotions(): SeatMotions {
  let changes: Change[] = [];
  let losses: Loss[] = [];
  return {
    changed(seats, before, now) {
      if (seats.length > MOST_CHANGES) return;
      changes.push(
        ...seats.map((seat) => ({ seat, before: before[seat] ?? SEAT_STATUS.unknown, start: now })),
      );
    },
    lost(seat, now) {
      losses.push({ seat, start: now });
    },
    draw(context, picture, now) {
      changes = picture.calm ? [] : changes.filter(({ start }) => now - start < CHANGE_MS);
      losses = losses.filter(({ start }) => now - start < LOST_RING_MS);
      for (const change of changes) paintChange(context, picture, { change, now });
      for (const loss of losses) paintLoss(context, picture, { loss, now });
      return changes.length + losses.length > 0;
    },
  };
}

/** The earlier look fades over the new one. */
function paintChange(
  context: CanvasRenderingContext2D,
  picture: MapPicture,
  { change, now }: { change: Change; now: number },
): void {
  if (change.before === SEAT_STATUS.unknown) return;
  const earlier: SeatStatuses = picture.statuses.slice();
  earlier[change.seat] = change.before;
  context.save();
  context.globalAlpha = 1 - (now - change.start) / CHANGE_MS;
  paintSeats(
    context,
    { ...picture, statuses: earlier },
    { seats: [change.seat], at: screenPlacement(picture) },
  );
  context.restore();
}

function paintLoss(
  context: CanvasRenderingContext2D,
  picture: MapPicture,
  { loss, now }: { loss: Loss; now: number },
): void {
  const { scene, palette, ratio } = picture;
  const at = screenPlacement(picture);
  const pitch = scene.pitch * at.scale;
  const elapsed = now - loss.start;
  const swing =
    picture.calm || elapsed > SHAKE_MS
      ? 0
      : Math.sin((elapsed / SHAKE_MS) * 6 * Math.PI) * (1 - elapsed / SHAKE_MS);
  const moved = { ...at, offsetX: at.offsetX + swing * pitch * SHAKE_PITCHES };
  const seats = swing === 0 ? [loss.seat] : seatsOfRow(picture, loss.seat);
  wipe(context, picture, { seats, at });
  paintSeats(context, picture, { seats, at: moved });
  context.beginPath();
  const x = (scene.x[loss.seat] ?? 0) * moved.scale + moved.offsetX;
  const y = (scene.y[loss.seat] ?? 0) * moved.scale + moved.offsetY;
  context.arc(x, y, pitch * 0.5, 0, 2 * Math.PI);
  context.lineWidth = 2.5 * ratio;
  context.strokeStyle = cssOf(palette.danger, Math.min(1, (LOST_RING_MS - elapsed) / 400));
  context.stroke();
}

function seatsOfRow({ scene }: MapPicture, seat: number): number[] {
  const row = scene.rows[scene.row[seat] ?? 0];
  return row ? Array.from({ length: row.count }, (_, index) => row.first + index) : [seat];
}

/** Covers seats with the floor, so that they can be painted elsewhere. */
function wipe(
  context: CanvasRenderingContext2D,
  { scene, palette }: MapPicture,
  { seats, at }: { readonly seats: readonly number[]; readonly at: Placement },
): void {
  const reach = scene.pitch * at.scale * 0.66;
  context.beginPath();
  for (const seat of seats) {
    const x = (scene.x[seat] ?? 0) * at.scale + at.offsetX;
    const y = (scene.y[seat] ?? 0) * at.scale + at.offsetY;
    context.moveTo(x + reach, y);
    context.arc(x, y, reach, 0, 2 * Math.PI);
  }
  context.fillStyle = cssOf(palette.floor);
  context.fill();
}
