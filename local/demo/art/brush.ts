import type { CanvasGradient, SKRSContext2D } from '@napi-rs/canvas';

/** The size that every picture is composed at. */
export const WIDTH = 1_600;
/** The height that every picture is composed at. */
export const HEIGHT = 900;

/** Draws one picture with a source of numbers from 0 to 1 that is the same each time. */
export type Composition = (ctx: SKRSContext2D, random: () => number) => void;

/** A corner of a shape. */
export type Corner = readonly [x: number, y: number];

/** Colours by their place from 0 to 1. */
export type Stops = readonly (readonly [place: number, colour: string])[];

/** A source of numbers from 0 to 1 that depends on nothing but its seed. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A gradient along a line. */
export function linear(
  ctx: SKRSContext2D,
  [x0, y0]: Corner,
  [x1, y1]: Corner,
  stops: Stops,
): CanvasGradient {
  return withStops(ctx.createLinearGradient(x0, y0, x1, y1), stops);
}

/** A gradient around a point. */
export function radial(
  ctx: SKRSContext2D,
  [x, y]: Corner,
  [inner, outer]: readonly [number, number],
  stops: Stops,
): CanvasGradient {
  return withStops(ctx.createRadialGradient(x, y, inner, x, y, outer), stops);
}

function withStops(gradient: CanvasGradient, stops: Stops): CanvasGradient {
  for (const [place, colour] of stops) gradient.addColorStop(place, colour);
  return gradient;
}

/** Covers the whole picture. */
export function wash(ctx: SKRSContext2D, fill: string | CanvasGradient): void {
  ctx.fillStyle = fill;
  ctx.fillRect(0, 0, WIDTH, HEIGHT);
}

/** Adds light around a point. */
export function glow(ctx: SKRSContext2D, at: Corner, radius: number, colour: string): void {
  apart(ctx, () => {
    ctx.globalCompositeOperation = 'screen';
    wash(
      ctx,
      radial(
        ctx,
        at,
        [0, radius],
        [
          [0, colour],
          [1, '#00000000'],
        ],
      ),
    );
  });
}

/** Fills a closed shape of straight edges. */
export function polygon(
  ctx: SKRSContext2D,
  corners: readonly Corner[],
  fill: string | CanvasGradient,
): void {
  ctx.fillStyle = fill;
  ctx.beginPath();
  corners.forEach(([x, y], index) => {
    if (index === 0) ctx.moveTo(x, y);
    else ctx.lineTo(x, y);
  });
  ctx.closePath();
  ctx.fill();
}

/** Fills a circle. */
export function disc(
  ctx: SKRSContext2D,
  [x, y]: Corner,
  radius: number,
  fill: string | CanvasGradient,
): void {
  ctx.fillStyle = fill;
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
  ctx.fill();
}

/** Draws with settings of its own, which end with it. */
export function apart(ctx: SKRSContext2D, draw: () => void): void {
  ctx.save();
  draw();
  ctx.restore();
}

/** Lets the shapes that follow cast a soft shadow, like paper on paper. */
export function paperShadow(ctx: SKRSContext2D, colour: string, size: number): void {
  ctx.shadowColor = colour;
  ctx.shadowBlur = size;
  ctx.shadowOffsetX = 0;
  ctx.shadowOffsetY = size / 3;
}

/** Darkens the corners. */
export function vignette(ctx: SKRSContext2D, colour: string): void {
  wash(
    ctx,
    radial(
      ctx,
      [WIDTH / 2, HEIGHT / 2],
      [420, 1_050],
      [
        [0, '#00000000'],
        [1, colour],
      ],
    ),
  );
}

/** The colour between two colours `#rrggbb`. */
export function between(from: string, to: string, share: number): string {
  const channel = (at: number): string => {
    const [one, other] = [from, to].map((text) => Number.parseInt(text.slice(at, at + 2), 16));
    const value = Math.round((one ?? 0) + ((other ?? 0) - (one ?? 0)) * share);
    return value.toString(16).padStart(2, '0');
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}

/** Whole numbers from 0 up to a count. */
export function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

/** Draws something a number of times. */
export function repeat(times: number, draw: () => void): void {
  for (let time = 0; time < times; time += 1) draw();
}
