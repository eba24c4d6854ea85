import type { SKRSContext2D } from '@napi-rs/canvas';
import {
  repeat,
  apart,
  between,
  disc,
  glow,
  HEIGHT,
  linear,
  polygon,
  radial,
  upTo,
  wash,
  WIDTH,
  type Composition,
  type Corner,
} from './brush.ts';
import { beam, lighthouse } from './lighthouse.ts';

const MOON: Corner = [1_050, 390];
const RADIUS = 270;

/** A moon that is a clock, over a dark sea. */
export const tideClock: Composition = (ctx, random) => {
  wash(
    ctx,
    linear(
      ctx,
      [0, 0],
      [0, HEIGHT],
      [
        [0, '#030d16'],
        [0.45, '#0a3140'],
        [0.75, '#1f6670'],
        [1, '#0b2a33'],
      ],
    ),
  );
  repeat(90, () => {
    disc(
      ctx,
      [random() * WIDTH, random() * 520],
      0.6 + random() * 1.5,
      `rgba(220,240,240,${0.2 + random() * 0.5})`,
    );
  });
  glow(ctx, MOON, 760, 'rgba(150,215,215,0.55)');
  moon(ctx, random);
  beam(ctx);
  upTo(7).forEach((layer) => {
    if (layer === 1) apart(ctx, () => lighthouse(ctx));
    wave(ctx, layer);
    if (layer < 6) reflection(ctx, layer, random);
  });
};

function moon(ctx: SKRSContext2D, random: () => number): void {
  const [x, y] = MOON;
  disc(
    ctx,
    MOON,
    RADIUS,
    radial(
      ctx,
      [x - 70, y - 80],
      [30, RADIUS * 1.35],
      [
        [0, '#fdf8e9'],
        [0.55, '#e6ebdf'],
        [1, '#8db9b8'],
      ],
    ),
  );
  apart(ctx, () => {
    ctx.beginPath();
    ctx.arc(x, y, RADIUS, 0, 7);
    ctx.clip();
    repeat(16, () => {
      const at: Corner = [x + (random() - 0.5) * 480, y + (random() - 0.5) * 480];
      disc(ctx, at, 14 + random() * 52, 'rgba(90,130,132,0.10)');
    });
  });
  for (const tick of upTo(60)) {
    const long = tick % 5 === 0;
    apart(ctx, () => {
      ctx.translate(x, y);
      ctx.rotate((tick * Math.PI) / 30);
      ctx.fillStyle = long ? '#f1e6c4' : 'rgba(241,230,196,0.55)';
      ctx.fillRect(long ? -3.5 : -1.5, -RADIUS - (long ? 62 : 46), long ? 7 : 3, long ? 38 : 20);
    });
  }
  hand(ctx, -1.15, 215, 9);
  hand(ctx, 1.98, 140, 13);
  disc(ctx, MOON, 15, '#12333d');
}

function hand(ctx: SKRSContext2D, angle: number, length: number, width: number): void {
  apart(ctx, () => {
    ctx.translate(...MOON);
    ctx.rotate(angle);
    polygon(
      ctx,
      [
        [-width / 2, 34],
        [width / 2, 34],
        [1.5, -length],
        [-1.5, -length],
      ],
      '#12333d',
    );
  });
}

function crest(x: number, layer: number): number {
  const base = 610 + layer * 44;
  const swell = Math.sin(x / (190 + layer * 26) + layer * 1.9) * (13 + layer * 4);
  return base + swell + Math.sin(x / (71 + layer * 9) + layer * 4.1) * (4 + layer * 1.6);
}

function wave(ctx: SKRSContext2D, layer: number): void {
  const top = between('#2c7f86', '#06222c', layer / 6);
  const corners = upTo(101).map((step): Corner => [step * 16, crest(step * 16, layer)]);
  const fill = linear(
    ctx,
    [0, 600 + layer * 44],
    [0, 760 + layer * 44],
    [
      [0, top],
      [1, between('#0d3f4a', '#020c12', layer / 6)],
    ],
  );
  polygon(ctx, [...corners, [WIDTH, HEIGHT], [0, HEIGHT]], fill);
}

/** Strokes of moonlight on the crest of a wave, dense under the moon. */
function reflection(ctx: SKRSContext2D, layer: number, random: () => number): void {
  apart(ctx, () => {
    ctx.globalCompositeOperation = 'screen';
    ctx.lineCap = 'round';
    repeat(26, () => {
      const spread = (random() + random() + random() - 1.5) * (170 + layer * 60);
      const x = MOON[0] + spread;
      const length = 20 + random() * (60 + layer * 12);
      const y = crest(x, layer) + 5 + random() * 30;
      ctx.lineWidth = 1.5 + random() * 3.5;
      ctx.strokeStyle = `rgba(225,240,222,${0.5 * Math.exp(-Math.abs(spread) / 220)})`;
      ctx.beginPath();
      ctx.moveTo(x - length / 2, y);
      ctx.lineTo(x + length / 2, y);
      ctx.stroke();
    });
  });
}
