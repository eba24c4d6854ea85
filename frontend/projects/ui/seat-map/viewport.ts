import { grown, middleOf, type Bounds, type Point, type Size } from './geometry.ts';

/** What part of the room is on the screen: screen = room × scale + offset, in CSS pixels. */
export type Viewport = {
  readonly scale: number;
  readonly offsetX: number;
  readonly offsetY: number;
};

/** How far one may zoom out and in. */
export type ZoomLimits = { readonly min: number; readonly max: number };

/** Seats are never drawn further apart than this many CSS pixels. */
const WIDEST_PITCH = 56;
/** The part of a finger's width that is kept free around a fitted room. */
const FIT_MARGIN = 24;

/** The screen position of a place in the room. */
export function toScreen({ scale, offsetX, offsetY }: Viewport, { x, y }: Point): Point {
  return { x: x * scale + offsetX, y: y * scale + offsetY };
}

/** The place in the room under a screen position. */
export function toRoom({ scale, offsetX, offsetY }: Viewport, { x, y }: Point): Point {
  return { x: (x - offsetX) / scale, y: (y - offsetY) / scale };
}

/** The part of the room that is on the screen. */
export function visibleBounds(viewport: Viewport, size: Size): Bounds {
  const { x: left, y: top } = toRoom(viewport, { x: 0, y: 0 });
  const { x: right, y: bottom } = toRoom(viewport, { x: size.width, y: size.height });
  return { left, top, right, bottom };
}

/** A viewport of the given scale with a place of the room in the middle of the screen. */
export function centredOn(place: Point, scale: number, size: Size): Viewport {
  return {
    scale,
    offsetX: size.width / 2 - place.x * scale,
    offsetY: size.height / 2 - place.y * scale,
  };
}

/** The viewport that shows bounds as large as they fit, within limits where they are given. */
export function fitted(bounds: Bounds, size: Size, limits?: ZoomLimits): Viewport {
  const margin = Math.min(FIT_MARGIN, size.width / 16, size.height / 16);
  const across = (size.width - 2 * margin) / Math.max(1, bounds.right - bounds.left);
  const down = (size.height - 2 * margin) / Math.max(1, bounds.bottom - bounds.top);
  const scale = Math.min(across, down);
  return centredOn(middleOf(bounds), limits ? clampScale(scale, limits) : scale, size);
}

/** The limits for a room on a screen: from the whole room to seats as large as a fingertip. */
export function zoomLimits(room: Bounds, pitch: number, size: Size): ZoomLimits {
  const min = Math.max(1e-4, fitted(room, size).scale);
  return { min, max: Math.max(min, WIDEST_PITCH / pitch) };
}

function clampScale(scale: number, limits: ZoomLimits): number {
  return Math.min(limits.max, Math.max(limits.min, scale));
}

/** Zooms by a factor so that the place under the screen point stays under it. */
export function zoomedAround(
  viewport: Viewport,
  factor: number,
  at: Point,
  limits: ZoomLimits,
): Viewport {
  const scale = clampScale(viewport.scale * factor, limits);
  const place = toRoom(viewport, at);
  return { scale, offsetX: at.x - place.x * scale, offsetY: at.y - place.y * scale };
}

/** Moves by screen pixels. */
export function panned(viewport: Viewport, dx: number, dy: number): Viewport {
  return { ...viewport, offsetX: viewport.offsetX + dx, offsetY: viewport.offsetY + dy };
}

/** Keeps the room on the screen: one that is smaller is centred, a larger one may leave a margin at its edges. */
export function kept(viewport: Viewport, room: Bounds, size: Size): Viewport {
  const { scale } = viewport;
  return {
    scale,
    offsetX: keptAxis(viewport.offsetX, [room.left * scale, room.right * scale], size.width),
    offsetY: keptAxis(viewport.offsetY, [room.top * scale, room.bottom * scale], size.height),
  };
}

function keptAxis(offset: number, [from, to]: readonly [number, number], length: number): number {
  const slack = Math.min(120, length / 4);
  if (to - from <= length - 2 * FIT_MARGIN) return length / 2 - (from + to) / 2;
  return Math.min(slack - from, Math.max(length - slack - to, offset));
}

/** Moves as little as needed to bring a place of the room on the screen, `margin` pixels from its edge. */
export function revealing(viewport: Viewport, place: Point, size: Size, margin: number): Viewport {
  const at = toScreen(viewport, place);
  const across = Math.min(margin, size.width / 3);
  const down = Math.min(margin, size.height / 3);
  const dx = Math.max(0, across - at.x) + Math.min(0, size.width - across - at.x);
  const dy = Math.max(0, down - at.y) + Math.min(0, size.height - down - at.y);
  return panned(viewport, dx, dy);
}

/** The viewport that shows a section, its seats at least `leastPitch` pixels apart where the limits allow. */
export function zoomedToSection(
  section: Bounds,
  size: Size,
  view: { readonly limits: ZoomLimits; readonly leastScale: number; readonly near: Point },
): Viewport {
  const whole = fitted(grown(section, 40), size, view.limits);
  if (whole.scale >= view.leastScale) return whole;
  const scale = clampScale(view.leastScale, view.limits);
  return kept(centredOn(view.near, scale, size), section, size);
}

/** A viewport between two, for `part` from 0 to 1: the scale moves evenly as the eye sees it. */
export function between(from: Viewport, to: Viewport, part: number): Viewport {
  const scale = from.scale * (to.scale / from.scale) ** part;
  const even = to.scale === from.scale ? part : (scale - from.scale) / (to.scale - from.scale);
  return {
    scale,
    offsetX: from.offsetX + (to.offsetX - from.offsetX) * even,
    offsetY: from.offsetY + (to.offsetY - from.offsetY) * even,
  };
}
