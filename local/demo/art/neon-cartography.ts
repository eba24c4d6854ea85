import type { SKRSContext2D } from '@napi-rs/canvas';
import {
  apart,
  between,
  disc,
  glow,
  HEIGHT,
  radial,
  upTo,
  vignette,
  wash,
  WIDTH,
  type Composition,
  type Corner,
} from './brush.ts';

const CELL = 8;
const LEVELS = 12;

/** Contour lines of a country that does not exist, drawn in neon. */
export const neonCartography: Composition = (ctx, random) => {
  wash(
    ctx,
    radial(
      ctx,
      [620, 420],
      [50, 1_200],
      [
        [0, '#17092b'],
        [0.6, '#0a0618'],
        [1, '#04030b'],
      ],
    ),
  );
  grid(ctx);
  const height = country(random);
  for (const level of upTo(LEVELS)) contour(ctx, height, level);
  glow(ctx, [520, 400], 420, 'rgba(242,95,208,0.28)');
  glow(ctx, [1_150, 520], 460, 'rgba(64,220,255,0.22)');
  for (const at of [
    [520, 388],
    [1_158, 500],
    [872, 690],
  ] as const)
    mark(ctx, at);
  vignette(ctx, 'rgba(2,1,8,0.75)');
};

type Heights = (x: number, y: number) => number;

function country(random: () => number): Heights {
  const hills = [
    { x: 520, y: 390, size: 230, tall: 1 },
    { x: 1_150, y: 500, size: 260, tall: 0.95 },
    ...upTo(15).map(() => ({
      x: random() * WIDTH,
      y: random() * HEIGHT,
      size: 70 + random() * 150,
      tall: (random() - 0.35) * 0.55,
    })),
  ];
  return (x, y) =>
    hills.reduce((sum, hill) => {
      const away = ((x - hill.x) ** 2 + (y - hill.y) ** 2) / hill.size ** 2;
      return sum + hill.tall * Math.exp(-away);
    }, 0) +
    0.04 * Math.sin(x / 83 + Math.sin(y / 61)) * Math.cos(y / 97);
}

/** One contour by marching squares: where the level crosses two sides of a cell, a stroke joins them. */
function contour(ctx: SKRSContext2D, height: Heights, level: number): void {
  const limit = 0.05 + level * 0.092;
  const colour = between('#22d3ee', '#ff4fd8', level / (LEVELS - 1));
  ctx.beginPath();
  for (let y = 0; y < HEIGHT; y += CELL) {
    for (let x = 0; x < WIDTH; x += CELL) {
      const [from, to] = crossings(height, [x, y], limit);
      if (!from || !to) continue;
      ctx.moveTo(...from);
      ctx.lineTo(...to);
    }
  }
  const main = level % 3 === 0;
  apart(ctx, () => {
    ctx.lineCap = 'round';
    ctx.shadowColor = colour;
    ctx.shadowBlur = main ? 26 : 14;
    ctx.strokeStyle = colour;
    ctx.globalAlpha = main ? 1 : 0.62;
    ctx.lineWidth = main ? 3.4 : 1.7;
    ctx.stroke();
  });
}

function crossings(height: Heights, [x, y]: Corner, limit: number): Corner[] {
  const corners: readonly Corner[] = [
    [x, y],
    [x + CELL, y],
    [x + CELL, y + CELL],
    [x, y + CELL],
  ];
  const heights = corners.map(([a, b]) => height(a, b) - limit);
  return corners.flatMap(([x0, y0], index): Corner[] => {
    const next = (index + 1) % 4;
    const [one, other] = [heights[index] ?? 0, heights[next] ?? 0];
    const end = corners[next];
    if (one > 0 === other > 0 || !end) return [];
    const share = one / (one - other);
    return [[x0 + (end[0] - x0) * share, y0 + (end[1] - y0) * share]];
  });
}

function grid(ctx: SKRSContext2D): void {
  ctx.strokeStyle = 'rgba(140,150,255,0.10)';
  ctx.lineWidth = 1;
  ctx.beginPath();
  for (let x = 40; x < WIDTH; x += 120) {
    ctx.moveTo(x, 0);
    ctx.lineTo(x, HEIGHT);
  }
  for (let y = 30; y < HEIGHT; y += 120) {
    ctx.moveTo(0, y);
    ctx.lineTo(WIDTH, y);
  }
  ctx.stroke();
}

function mark(ctx: SKRSContext2D, [x, y]: Corner): void {
  disc(ctx, [x, y], 7, '#ffffff');
  ctx.strokeStyle = 'rgba(255,255,255,0.85)';
  ctx.lineWidth = 2;
  ctx.beginPath();
  ctx.arc(x, y, 19, 0, 7);
  for (const [dx, dy] of [
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
  ] as const) {
    ctx.moveTo(x + dx * 19, y + dy * 19);
    ctx.lineTo(x + dx * 34, y + dy * 34);
  }
  ctx.stroke();
}
