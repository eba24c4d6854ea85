import type { SKRSContext2D } from '@napi-rs/canvas';
import {
  repeat,
  apart,
  between,
  glow,
  linear,
  radial,
  upTo,
  vignette,
  wash,
  type Composition,
  type Corner,
} from './brush.ts';

const CENTRE: Corner = [260, 1_330];
const LANES = 8;
const INNER = 520;
const LANE = 92;

/** Lanes that sweep round a bend, and what speed leaves behind. */
export const titanRelay: Composition = (ctx, random) => {
  wash(
    ctx,
    linear(
      ctx,
      [0, 0],
      [1_600, 900],
      [
        [0, '#08050c'],
        [1, '#1c0a10'],
      ],
    ),
  );
  glow(ctx, [1_350, 120], 700, 'rgba(255,120,40,0.35)');
  for (const lane of upTo(LANES).reverse()) track(ctx, lane);
  for (const lane of upTo(LANES + 1)) border(ctx, lane);
  repeat(70, () => streak(ctx, random));
  runners(ctx);
  vignette(ctx, 'rgba(5,0,2,0.7)');
};

/** Like circles seen at a slant: wider than high. */
function bend(ctx: SKRSContext2D, radius: number, from: number, to: number): void {
  ctx.beginPath();
  ctx.ellipse(CENTRE[0], CENTRE[1], radius * 1.12, radius * 0.92, 0, from, to);
}

function track(ctx: SKRSContext2D, lane: number): void {
  const colour = between('#ff7a1f', '#7d1c12', lane / (LANES - 1));
  ctx.lineWidth = LANE;
  ctx.strokeStyle = radial(
    ctx,
    [760, 620],
    [40, 1_150],
    [
      [0, between(colour, '#ffd08a', 0.35)],
      [0.45, colour],
      [1, '#1d0708'],
    ],
  );
  bend(ctx, INNER + (lane + 0.5) * LANE, Math.PI * 0.9, Math.PI * 2.1);
  ctx.stroke();
}

function border(ctx: SKRSContext2D, lane: number): void {
  ctx.lineWidth = 4;
  ctx.strokeStyle = linear(
    ctx,
    [0, 0],
    [1_600, 0],
    [
      [0, 'rgba(255,240,225,0.25)'],
      [0.45, 'rgba(255,246,236,0.95)'],
      [1, 'rgba(255,240,225,0.15)'],
    ],
  );
  bend(ctx, INNER + lane * LANE, Math.PI * 0.9, Math.PI * 2.1);
  ctx.stroke();
}

function streak(ctx: SKRSContext2D, random: () => number): void {
  const lane = Math.floor(random() * LANES);
  const end = Math.PI * (1.25 + random() * 0.55);
  const length = 0.08 + random() * 0.35;
  const radius = INNER + (lane + 0.15 + random() * 0.7) * LANE;
  const tail: Corner = pointAt(radius, end - length);
  apart(ctx, () => {
    ctx.globalCompositeOperation = 'screen';
    ctx.lineCap = 'round';
    ctx.lineWidth = 1 + random() * 5;
    ctx.strokeStyle = linear(ctx, tail, pointAt(radius, end), [
      [0, 'rgba(255,200,120,0)'],
      [1, `rgba(255,226,180,${0.25 + random() * 0.5})`],
    ]);
    bend(ctx, radius, end - length, end);
    ctx.stroke();
  });
}

function pointAt(radius: number, angle: number): Corner {
  return [CENTRE[0] + radius * 1.12 * Math.cos(angle), CENTRE[1] + radius * 0.92 * Math.sin(angle)];
}

/** Eight lights, one in each lane, the batons of the last leg. */
function runners(ctx: SKRSContext2D): void {
  const heads = [1.58, 1.66, 1.6, 1.7, 1.63, 1.68, 1.61, 1.65];
  heads.forEach((angle, lane) => {
    const radius = INNER + (lane + 0.5) * LANE;
    const head = Math.PI * angle;
    apart(ctx, () => {
      ctx.globalCompositeOperation = 'screen';
      ctx.lineCap = 'round';
      ctx.lineWidth = 16;
      ctx.strokeStyle = linear(ctx, pointAt(radius, head - 0.34), pointAt(radius, head), [
        [0, 'rgba(255,180,90,0)'],
        [0.8, 'rgba(255,214,150,0.75)'],
        [1, '#ffffff'],
      ]);
      bend(ctx, radius, head - 0.34, head);
      ctx.stroke();
    });
    glow(ctx, pointAt(radius, head), 80, 'rgba(255,230,190,0.9)');
  });
}
