import type { SKRSContext2D } from '@napi-rs/canvas';
import {
  apart,
  between,
  disc,
  glow,
  HEIGHT,
  linear,
  upTo,
  wash,
  WIDTH,
  type Composition,
  type Corner,
} from './brush.ts';

const SUN: Corner = [800, 350];

/** Ridges of light, like a sound seen from the shore, before a low sun. */
export const lowTideSessions: Composition = (ctx, random) => {
  wash(
    ctx,
    linear(
      ctx,
      [0, 0],
      [0, HEIGHT],
      [
        [0, '#120a2a'],
        [0.4, '#3a1547'],
        [0.62, '#7a2a4d'],
        [1, '#0b0618'],
      ],
    ),
  );
  glow(ctx, SUN, 700, 'rgba(255,110,90,0.55)');
  disc(
    ctx,
    SUN,
    250,
    linear(
      ctx,
      [0, 110],
      [0, 600],
      [
        [0, '#ffd9a0'],
        [0.5, '#ff8a6b'],
        [1, '#e2376b'],
      ],
    ),
  );
  const bumps = upTo(16).map(() => ({
    at: 800 + (random() + random() + random() - 1.5) * 620,
    wide: 26 + random() * 70,
  }));
  for (const ridge of upTo(24)) drawRidge(ctx, ridge, bumps, random);
};

type Bump = { readonly at: number; readonly wide: number };

function drawRidge(
  ctx: SKRSContext2D,
  ridge: number,
  bumps: readonly Bump[],
  random: () => number,
): void {
  const base = 400 + ridge * 21 + ridge * ridge * 0.32;
  const lift = bumps.map(() => random() * random() * (58 + ridge * 3));
  const shift = bumps.map(() => (random() - 0.5) * 90);
  const points = upTo(321).map((step): Corner => {
    const x = step * 5;
    const hills = bumps.reduce((sum, bump, index) => {
      const away = (x - bump.at - (shift[index] ?? 0)) / bump.wide;
      return sum + (lift[index] ?? 0) * Math.exp(-away * away);
    }, 0);
    return [x, base - hills - (random() - 0.5) * 2.2];
  });
  apart(ctx, () => {
    trace(ctx, points);
    ctx.lineTo(WIDTH, HEIGHT);
    ctx.lineTo(0, HEIGHT);
    ctx.closePath();
    ctx.fillStyle = between('#4a1845', '#0d0719', Math.min(1, ridge / 15));
    ctx.fill();
  });
  ctx.lineWidth = 1.8 + ridge * 0.06;
  ctx.strokeStyle = linear(
    ctx,
    [0, 0],
    [WIDTH, 0],
    [
      [0, 'rgba(255,127,107,0.15)'],
      [0.35, between('#ffb38a', '#ff6f7d', ridge / 23)],
      [0.65, between('#9ff0d0', '#ff8f7b', ridge / 23)],
      [1, 'rgba(159,240,208,0.15)'],
    ],
  );
  trace(ctx, points);
  ctx.stroke();
}

function trace(ctx: SKRSContext2D, points: readonly Corner[]): void {
  ctx.beginPath();
  points.forEach(([x, y], index) => {
    if (index === 0) ctx.moveTo(x, y);
    else ctx.lineTo(x, y);
  });
}
