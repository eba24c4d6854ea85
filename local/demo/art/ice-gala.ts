import type { SKRSContext2D } from '@napi-rs/canvas';
import {
  repeat,
  apart,
  disc,
  glow,
  linear,
  radial,
  upTo,
  wash,
  WIDTH,
  HEIGHT,
  type Composition,
  type Corner,
} from './brush.ts';

/** One line that never breaks, cut into pale ice. */
export const iceGala: Composition = (ctx, random) => {
  wash(
    ctx,
    radial(
      ctx,
      [1_020, 300],
      [60, 1_250],
      [
        [0, '#f6fcff'],
        [0.35, '#cfe8f4'],
        [0.7, '#86bcd9'],
        [1, '#2f6c97'],
      ],
    ),
  );
  repeat(90, () => scratch(ctx, random));
  cracks(ctx, random);
  theLine(ctx);
  glow(ctx, [1_090, 230], 460, 'rgba(255,255,255,0.7)');
  skater(ctx, tracePoint(0.985));
};

/** A point of the one line: a figure of loops that drifts over the ice. */
function tracePoint(share: number): Corner {
  const turn = share * 2 * Math.PI;
  return [
    800 + 455 * Math.cos(turn + 0.6) + 245 * Math.cos(6 * turn + 0.2),
    455 + 225 * Math.sin(turn + 0.6) - 165 * Math.sin(6 * turn + 0.2),
  ];
}

function theLine(ctx: SKRSContext2D): void {
  const points = upTo(1_401).map((step) => tracePoint((step / 1_400) * 0.985));
  ctx.lineCap = 'round';
  ctx.lineJoin = 'round';
  const pass = (width: number, style: SKRSContext2D['strokeStyle'], shift: number): void => {
    ctx.lineWidth = width;
    ctx.strokeStyle = style;
    ctx.beginPath();
    points.forEach(([x, y], index) => {
      if (index === 0) ctx.moveTo(x + shift, y + shift);
      else ctx.lineTo(x + shift, y + shift);
    });
    ctx.stroke();
  };
  apart(ctx, () => {
    ctx.filter = 'blur(5px)';
    pass(12, 'rgba(16,66,104,0.35)', 7);
  });
  pass(7, 'rgba(28,92,138,0.85)', 2);
  pass(
    5,
    linear(
      ctx,
      [0, 0],
      [WIDTH, HEIGHT],
      [
        [0, '#ffffff'],
        [0.5, '#eaf8ff'],
        [1, '#bfe6fb'],
      ],
    ),
    0,
  );
}

function scratch(ctx: SKRSContext2D, random: () => number): void {
  const [x, y] = [random() * WIDTH, random() * HEIGHT];
  const radius = 120 + random() * 620;
  const from = random() * 7;
  ctx.lineWidth = 0.8 + random() * 2;
  ctx.strokeStyle = `rgba(255,255,255,${0.15 + random() * 0.4})`;
  ctx.beginPath();
  ctx.arc(x, y, radius, from, from + 0.3 + random() * 1.1);
  ctx.stroke();
}

function cracks(ctx: SKRSContext2D, random: () => number): void {
  repeat(9, () => {
    const centre: Corner = [random() * WIDTH, random() * HEIGHT];
    disc(
      ctx,
      centre,
      160,
      radial(
        ctx,
        centre,
        [0, 160],
        [
          [0, 'rgba(255,255,255,0.22)'],
          [1, 'rgba(255,255,255,0)'],
        ],
      ),
    );
  });
}

/** Somebody at the end of the line, leaning into the curve. */
function skater(ctx: SKRSContext2D, [x, y]: Corner): void {
  apart(ctx, () => {
    ctx.translate(x, y);
    ctx.strokeStyle = '#0f3f63';
    ctx.lineCap = 'round';
    ctx.lineJoin = 'round';
    const limb = (width: number, ...joints: readonly Corner[]): void => {
      ctx.lineWidth = width;
      ctx.beginPath();
      joints.forEach(([a, b], index) => (index === 0 ? ctx.moveTo(a, b) : ctx.lineTo(a, b)));
      ctx.stroke();
    };
    limb(9, [0, 0], [6, -34], [-4, -64]);
    limb(9, [-4, -64], [-44, -58], [-86, -74]);
    limb(14, [-4, -64], [16, -104]);
    limb(7, [16, -104], [48, -122], [82, -118]);
    limb(7, [14, -100], [-18, -122], [-46, -138]);
    disc(ctx, [26, -124], 11, '#0f3f63');
  });
}
