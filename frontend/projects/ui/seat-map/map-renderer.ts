import { cssOf } from './colour.ts';
import { grown } from './geometry.ts';
import type { MapPicture } from './map-picture.ts';
import { screenPlacement } from './map-placement.ts';
import { createRoomTiles, type RoomTiles } from './room-tiles.ts';
import { createSeatMotions } from './seat-motions.ts';
import { paintSeats } from './seat-shapes.ts';
import { changedSeats, SEAT_STATUS, type SeatStatuses } from './seat-status.ts';
import { paintSectionNames } from './section-names.ts';
import { seatAt } from './seat-walk.ts';
import { toScreen } from './viewport.ts';

/** Draws pictures of the map onto one canvas, with what it remembers between them. */
export type MapRenderer = {
  /** Draws a frame; true when another one is needed for what is unfinished or moving. */
  draw(picture: MapPicture, now: number): boolean;
  /** Shakes the row of a seat that somebody else took. */
  shake(seat: number, now: number): void;
};

/** Seats further apart than this (pixels) are large enough by themselves. */
const MARKED_UNTIL = 13;
/** The least radius of an own or suggested seat from afar, in pixels. */
const MARKED_RADIUS = 4.5;

/** What lies above the room; each frame after the first adds one, since the first time of each takes a slow phone long. */
const LAYERS = [paintSectionNames, paintMarked, paintPointers] as const;

/** The renderer of a canvas. */
export function createMapRenderer(
  canvas: HTMLCanvasElement,
  context: CanvasRenderingContext2D,
): MapRenderer {
  const tiles = createRoomTiles();
  const motions = createSeatMotions();
  let last: MapPicture | undefined;
  let layersShown = 0;

  function paintLayers(picture: MapPicture): boolean {
    for (const paint of LAYERS.slice(0, layersShown)) paint(context, picture);
    const opening = layersShown < LAYERS.length;
    if (opening) layersShown += 1;
    return opening;
  }

  function catchUp(picture: MapPicture, now: number): void {
    const before = last;
    last = picture;
    if (!before) return;
    if (
      before.scene !== picture.scene ||
      before.paints !== picture.paints ||
      before.ordinaryPaints !== picture.ordinaryPaints ||
      before.ratio !== picture.ratio
    ) {
      tiles.clear();
      return;
    }
    const seats =
      before.statuses === picture.statuses ? [] : changedSeats(before.statuses, picture.statuses);
    motions.changed(seats, before.statuses, now);
    invalidateSeats(tiles, picture, seats);
    if (before.captions !== picture.captions) invalidateShades(tiles, before, picture);
  }

  return {
    draw(picture, now) {
      catchUp(picture, now);
      fitCanvas(canvas, picture);
      context.clearRect(0, 0, canvas.width, canvas.height);
      const unfinished = tiles.draw(context, picture, now);
      const moving = picture.detail.seats > 0 && motions.draw(context, picture, now);
      const opening = paintLayers(picture);
      return unfinished || moving || opening;
    },
    shake: (seat, now) => motions.lost(seat, now),
  };
}

function invalidateSeats(tiles: RoomTiles, { scene }: MapPicture, seats: readonly number[]): void {
  for (const seat of seats) {
    const { x, y } = seatAt(scene, seat);
    tiles.invalidate(grown({ left: x, top: y, right: x, bottom: y }, scene.pitch));
  }
}

/** Sections whose shade tells another fill than before. */
function invalidateShades(
  tiles: RoomTiles,
  before: MapPicture,
  { scene, captions, detail }: MapPicture,
): void {
  scene.sections.forEach((section, index) => {
    const shaded = detail.sections > 0 || section.kind === 'standing';
    const [old, now] = [before.captions[index], captions[index]];
    if (shaded && (old?.freeShare !== now?.freeShare || old?.isUnfit !== now?.isUnfit))
      tiles.invalidate(section.bounds);
  });
}

function fitCanvas(canvas: HTMLCanvasElement, { size, ratio }: MapPicture): void {
  const width = Math.round(size.width * ratio);
  const height = Math.round(size.height * ratio);
  if (canvas.width === width && canvas.height === height) return;
  canvas.width = width;
  canvas.height = height;
}

/** Own and suggested seats are found from afar too. */
function paintMarked(context: CanvasRenderingContext2D, picture: MapPicture): void {
  const { scene, statuses, viewport } = picture;
  if (scene.pitch * viewport.scale > MARKED_UNTIL) return;
  const seats = markedSeats(statuses);
  paintSeats(context, picture, { seats, at: screenPlacement(picture), least: MARKED_RADIUS });
}

const marked = new WeakMap<SeatStatuses, readonly number[]>();

/** The own and suggested seats, looked for once in each state of the room. */
function markedSeats(statuses: SeatStatuses): readonly number[] {
  const known = marked.get(statuses);
  if (known) return known;
  const found: number[] = [];
  statuses.forEach((status, seat) => {
    if (status === SEAT_STATUS.own || status === SEAT_STATUS.suggested) found.push(seat);
  });
  marked.set(statuses, found);
  return found;
}

/** The ring under the pointer and the one of the keyboard. */
function paintPointers(context: CanvasRenderingContext2D, picture: MapPicture): void {
  const { hovered, cursor, palette } = picture;
  if (hovered && hovered.seat === undefined)
    outline(context, picture, { section: hovered.section, width: 2 });
  if (hovered?.seat !== undefined)
    ring(context, picture, { seat: hovered.seat, widths: [[2, cssOf(palette.ink, 0.7)]] });
  if (!cursor) return;
  const widths: Ring['widths'] = [
    [7, cssOf(palette.ground)],
    [3, cssOf(palette.ink)],
  ];
  if (cursor.seat !== undefined) ring(context, picture, { seat: cursor.seat, widths });
  else outline(context, picture, { section: cursor.section, width: 3.5 });
}

type Ring = {
  readonly seat: number;
  readonly widths: readonly (readonly [width: number, colour: string])[];
};

function ring(
  context: CanvasRenderingContext2D,
  picture: MapPicture,
  { seat, widths }: Ring,
): void {
  const { scene, viewport, ratio } = picture;
  const { x, y } = toScreen(viewport, seatAt(scene, seat));
  const radius = Math.max(7, scene.pitch * viewport.scale * 0.56);
  for (const [width, colour] of widths) {
    context.beginPath();
    context.arc(x * ratio, y * ratio, radius * ratio, 0, 2 * Math.PI);
    context.lineWidth = width * ratio;
    context.strokeStyle = colour;
    context.stroke();
  }
}

function outline(
  context: CanvasRenderingContext2D,
  { scene, viewport, ratio, palette }: MapPicture,
  { section, width }: { readonly section: number; readonly width: number },
): void {
  context.beginPath();
  for (const point of scene.sections[section]?.outline ?? []) {
    const { x, y } = toScreen(viewport, point);
    context.lineTo(x * ratio, y * ratio);
  }
  context.closePath();
  context.lineWidth = width * ratio;
  context.strokeStyle = cssOf(palette.ink);
  context.stroke();
}
