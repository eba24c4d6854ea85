import type { SKRSContext2D } from '@napi-rs/canvas';
import {
  repeat,
  apart,
  disc,
  glow,
  HEIGHT,
  linear,
  paperShadow,
  radial,
  upTo,
  vignette,
  wash,
  WIDTH,
  type Composition,
  type Corner,
} from './brush.ts';

/** Brass discs and arcs in slanting rain. */
export const brassWeather: Composition = (ctx, random) => {
  wash(
    ctx,
    linear(
      ctx,
      [0, 0],
      [WIDTH, HEIGHT],
      [
        [0, '#0d2a33'],
        [0.55, '#143d45'],
        [1, '#081a20'],
      ],
    ),
  );
  glow(ctx, [1_060, 380], 640, 'rgba(255,196,90,0.30)');
  rain(ctx, random, 150, 0.16);
  for (const bell of BELLS) horn(ctx, bell);
  for (const [x, y, radius] of DROPS) brass(ctx, [x, y], radius);
  rain(ctx, random, 90, 0.34);
  vignette(ctx, 'rgba(3,12,16,0.6)');
};

type Bell = {
  readonly at: Corner;
  readonly radius: number;
  readonly from: number;
  readonly to: number;
};

const BELLS: readonly Bell[] = [
  { at: [1_070, 400], radius: 330, from: -0.35, to: 1.1 },
  { at: [560, 560], radius: 235, from: 2.2, to: 3.9 },
  { at: [330, 230], radius: 150, from: 4.3, to: 6.1 },
];

const DROPS: readonly (readonly [number, number, number])[] = [
  [740, 250, 58],
  [880, 720, 78],
  [1_380, 190, 66],
  [180, 640, 46],
  [1_440, 640, 36],
  [640, 118, 22],
  [420, 790, 26],
  [1_240, 800, 20],
];

/** A horn seen from the front: rims within rims, and a dark throat; arcs of its tubing go round it. */
function horn(ctx: SKRSContext2D, { at, radius, from, to }: Bell): void {
  ctx.lineCap = 'round';
  for (const tube of upTo(3)) {
    ctx.lineWidth = radius * 0.075;
    ctx.strokeStyle = linear(
      ctx,
      [at[0] - radius * 1.5, at[1] - radius],
      [at[0] + radius * 1.5, at[1] + radius],
      [
        [0, '#7a4a12'],
        [0.35, '#f4cf73'],
        [0.5, '#fff3c4'],
        [0.65, '#d99a2b'],
        [1, '#5a330a'],
      ],
    );
    ctx.beginPath();
    ctx.arc(...at, radius * (1.16 + tube * 0.15), from + tube * 0.12, to - tube * 0.1);
    ctx.stroke();
  }
  apart(ctx, () => {
    paperShadow(ctx, 'rgba(0,8,12,0.6)', 50);
    brass(ctx, at, radius);
  });
  brass(ctx, at, radius * 0.86);
  disc(
    ctx,
    at,
    radius * 0.62,
    radial(
      ctx,
      [at[0] + radius * 0.1, at[1] + radius * 0.12],
      [radius * 0.05, radius * 0.62],
      [
        [0, '#1a0d04'],
        [0.45, '#4d2b0a'],
        [0.8, '#a8711f'],
        [1, '#f0c766'],
      ],
    ),
  );
}

/** A polished disc with its light from the upper left. */
function brass(ctx: SKRSContext2D, [x, y]: Corner, radius: number): void {
  const shine = ctx.createConicGradient(0.6, x, y);
  const tones = [
    '#8a5815',
    '#e5b04a',
    '#fff2bf',
    '#d89a30',
    '#7c4c10',
    '#c98d2c',
    '#ffe9a8',
    '#b57a22',
  ];
  [...tones, tones[0] ?? ''].forEach((tone, index) =>
    shine.addColorStop(index / tones.length, tone),
  );
  disc(ctx, [x, y], radius, shine);
  disc(
    ctx,
    [x, y],
    radius,
    radial(
      ctx,
      [x - radius * 0.4, y - radius * 0.45],
      [0, radius * 1.5],
      [
        [0, 'rgba(255,250,225,0.65)'],
        [0.5, 'rgba(255,220,130,0.12)'],
        [1, 'rgba(50,25,0,0.55)'],
      ],
    ),
  );
}

function rain(ctx: SKRSContext2D, random: () => number, drops: number, strength: number): void {
  ctx.lineCap = 'round';
  repeat(drops, () => {
    const [x, y] = [random() * (WIDTH + 300) - 150, random() * (HEIGHT + 200) - 100];
    const length = 26 + random() * 110;
    ctx.lineWidth = 0.8 + random() * 1.8;
    ctx.strokeStyle = `rgba(205,232,236,${strength * (0.4 + random() * 0.6)})`;
    ctx.beginPath();
    ctx.moveTo(x, y);
    ctx.lineTo(x - length * 0.32, y + length);
    ctx.stroke();
  });
}
