import type { SKRSContext2D } from '@napi-rs/canvas';
import {
  apart,
  disc,
  glow,
  HEIGHT,
  linear,
  polygon,
  upTo,
  vignette,
  wash,
  WIDTH,
  type Composition,
  type Corner,
} from './brush.ts';

const EYE: Corner = [800, 400];
const LAMPS = ['139,92,246', '59,130,246', '217,70,239', '99,102,241', '34,211,238'];

/** Cones of light over a crowd, and rings that stay in the eye. */
export const afterimage: Composition = (ctx, random) => {
  wash(
    ctx,
    linear(
      ctx,
      [0, 0],
      [0, HEIGHT],
      [
        [0, '#04020d'],
        [0.6, '#150a35'],
        [1, '#2a1257'],
      ],
    ),
  );
  for (const lamp of upTo(15)) cone(ctx, lamp, random);
  glow(ctx, EYE, 620, 'rgba(168,120,255,0.55)');
  rings(ctx);
  glow(ctx, [800, 720], 760, 'rgba(196,120,255,0.42)');
  for (const row of upTo(4)) crowd(ctx, row, random);
  vignette(ctx, 'rgba(2,0,10,0.6)');
};

function cone(ctx: SKRSContext2D, lamp: number, random: () => number): void {
  const colour = LAMPS[lamp % LAMPS.length] ?? '139,92,246';
  const x = 60 + lamp * 106;
  const target = x + (random() - 0.5) * 900;
  const spread = 60 + random() * 90;
  apart(ctx, () => {
    ctx.globalCompositeOperation = 'screen';
    ctx.filter = 'blur(7px)';
    const fade = linear(
      ctx,
      [x, 0],
      [target, 840],
      [
        [0, `rgba(${colour},0.85)`],
        [0.55, `rgba(${colour},0.30)`],
        [1, `rgba(${colour},0.02)`],
      ],
    );
    polygon(
      ctx,
      [
        [x - 5, -10],
        [x + 5, -10],
        [target + spread, 860],
        [target - spread, 860],
      ],
      fade,
    );
  });
  glow(ctx, [x, 4], 90, `rgba(${colour},0.9)`);
}

function rings(ctx: SKRSContext2D): void {
  apart(ctx, () => {
    ctx.globalCompositeOperation = 'screen';
    for (const ring of upTo(9)) {
      ctx.lineWidth = 14 - ring * 1.3;
      ctx.strokeStyle = `hsla(${265 + ring * 9}, 95%, ${82 - ring * 4}%, ${0.95 - ring * 0.1})`;
      ctx.beginPath();
      ctx.arc(EYE[0] + ring * 7, EYE[1] + ring * 3, 96 + ring * 27, 0, 7);
      ctx.stroke();
    }
  });
}

/** A row of heads, some with their arms up; the nearest row is the largest and blackest. */
function crowd(ctx: SKRSContext2D, row: number, random: () => number): void {
  const size = 17 + row * 7;
  const base = 770 + row * 40;
  const fill = ['#241052', '#180a3b', '#0d0526', '#050210'][row] ?? '#050210';
  ctx.strokeStyle = fill;
  ctx.lineCap = 'round';
  for (let x = -20; x < WIDTH + 40; x += size * (1.7 + random() * 0.9)) {
    const y = base + (random() - 0.5) * size;
    disc(ctx, [x, y], size * 0.62, fill);
    polygon(
      ctx,
      [
        [x - size, HEIGHT],
        [x - size * 0.95, y + size],
        [x, y + size * 0.35],
        [x + size * 0.95, y + size],
        [x + size, HEIGHT],
      ],
      fill,
    );
    if (random() > 0.68) arms(ctx, [x, y], size, random);
  }
}

function arms(ctx: SKRSContext2D, [x, y]: Corner, size: number, random: () => number): void {
  ctx.lineWidth = size * 0.34;
  for (const side of [-1, 1]) {
    ctx.beginPath();
    ctx.moveTo(x + side * size * 0.8, y + size);
    ctx.quadraticCurveTo(
      x + side * size * (1.2 + random() * 0.4),
      y - size * 0.4,
      x + side * size * (0.6 + random() * 0.6),
      y - size * (1.4 + random() * 0.8),
    );
    ctx.stroke();
  }
}
