import type { Point } from './geometry.ts';

/**
 * The `<fy-seat-map>` element as browser tests see it: a seat of a canvas has no element of its own,
 * so the map says where it is.
 */
export type SeatMapElement = HTMLElement & {
  /** Where a seat is in the window (client coordinates), or undefined while it is not on the screen. */
  seatPosition(seatId: string): Point | undefined;
  /** Brings a seat on the screen at once, large enough to be tapped, and says where it is. */
  revealSeat(seatId: string): Point | undefined;
};

/** A point of the canvas in client coordinates; undefined when it lies outside of the canvas. */
export function seatPositionIn(canvas: HTMLCanvasElement, { x, y }: Point): Point | undefined {
  const { left, top, width, height } = canvas.getBoundingClientRect();
  return x >= 0 && y >= 0 && x <= width && y <= height ? { x: left + x, y: top + y } : undefined;
}
