import type { SKRSContext2D } from '@napi-rs/canvas';
import {
  apart,
  disc,
  glow,
  HEIGHT,
  linear,
  polygon,
  radial,
  upTo,
  vignette,
  wash,
  type Composition,
  type Corner,
} from './brush.ts';

const GAP = 940;
const FLOOR = 770;

/** A curtain that opens by a hand's breadth onto white light. */
export const whiteNight: Composition = (ctx, random) => {
  wash(ctx, '#1a0205');
  light(ctx);
  for (const side of [-1, 1] as const) curtain(ctx, side, random);
  spill(ctx);
  singer(ctx);
  glow(ctx, [GAP, 430], 620, 'rgba(255,225,190,0.28)');
  vignette(ctx, 'rgba(10,0,2,0.72)');
};

function light(ctx: SKRSContext2D): void {
  ctx.fillStyle = radial(
    ctx,
    [GAP, 480],
    [20, 700],
    [
      [0, '#ffffff'],
      [0.35, '#fff3de'],
      [1, '#f2b98a'],
    ],
  );
  ctx.fillRect(GAP - 330, 0, 660, FLOOR);
  ctx.fillStyle = linear(
    ctx,
    [0, FLOOR],
    [0, HEIGHT],
    [
      [0, '#5b2415'],
      [1, '#140405'],
    ],
  );
  ctx.fillRect(0, FLOOR, 1_600, HEIGHT - FLOOR);
}

/** How far the curtain's edge stands from the middle of the gap at a height. */
function edgeAt(y: number): number {
  const down = y / FLOOR;
  return 26 + 190 * down ** 2.3;
}

/** Strips that a fold is painted in, from its bright ridge to its dark valley. */
const STRIPS = 14;

function curtain(ctx: SKRSContext2D, side: -1 | 1, random: () => number): void {
  const folds = side < 0 ? 15 : 11;
  const outer = side < 0 ? -60 : 1_660;
  const along = (y: number, share: number): number => {
    const inner = GAP + side * edgeAt(y);
    return inner + (outer - inner) * share;
  };
  for (const fold of upTo(folds).reverse()) {
    const sag = 8 + random() * 16;
    for (const strip of upTo(STRIPS).reverse()) {
      const phase = strip / STRIPS;
      const share = (fold + phase) / folds;
      const end = (fold + phase + 1.6 / STRIPS) / folds;
      const hang = FLOOR + 6 + sag * Math.sin(Math.PI * phase);
      ribbon(ctx, (y) => [along(y, share), along(y, end)], hang);
      ctx.fillStyle = clothAt(phase, share);
      ctx.fill();
    }
  }
}

/** A strip of cloth between two edges, down to where it hangs. */
function ribbon(ctx: SKRSContext2D, edgesAt: (y: number) => Corner, hang: number): void {
  const heights = upTo(25).map((step) => -10 + (step / 24) * (FLOOR + 10));
  ctx.beginPath();
  heights.forEach((y, index) => {
    const [near] = edgesAt(Math.max(0, y));
    if (index === 0) ctx.moveTo(near, y);
    else ctx.lineTo(near, y);
  });
  const [near, far] = edgesAt(FLOOR);
  ctx.lineTo(near, hang);
  ctx.lineTo(far, hang);
  for (const y of heights.toReversed()) ctx.lineTo(edgesAt(Math.max(0, y))[1], y);
  ctx.closePath();
}

/** The colour of the cloth within its fold, warmer the nearer it is to the light. */
function clothAt(phase: number, share: number): string {
  const ridge = 0.5 + 0.5 * Math.cos((phase - 0.3) * 2 * Math.PI);
  const shine = Math.max(0, 1 - share * 2.4);
  const red = 42 + ridge * (118 + 92 * shine);
  const green = 4 + ridge * (16 + 78 * shine);
  const blue = 10 + ridge * (24 + 54 * shine);
  return `rgb(${red.toFixed()},${green.toFixed()},${blue.toFixed()})`;
}

function spill(ctx: SKRSContext2D): void {
  apart(ctx, () => {
    ctx.globalCompositeOperation = 'screen';
    ctx.filter = 'blur(14px)';
    const fill = linear(
      ctx,
      [0, FLOOR],
      [0, HEIGHT],
      [
        [0, 'rgba(255,236,205,0.95)'],
        [1, 'rgba(255,190,140,0.15)'],
      ],
    );
    polygon(
      ctx,
      [
        [GAP - 205, FLOOR + 6],
        [GAP + 205, FLOOR + 6],
        [GAP + 470, HEIGHT + 20],
        [GAP - 560, HEIGHT + 20],
      ],
      fill,
    );
  });
}

/** Somebody very small before the light, and a long shadow. */
function singer(ctx: SKRSContext2D): void {
  const [x, foot] = [GAP - 16, FLOOR + 32];
  apart(ctx, () => {
    ctx.filter = 'blur(5px)';
    polygon(
      ctx,
      [
        [x - 34, foot],
        [x + 34, foot],
        [x - 40, HEIGHT],
        [x - 190, HEIGHT],
      ],
      'rgba(40,6,8,0.55)',
    );
  });
  ctx.fillStyle = '#2a0508';
  ctx.beginPath();
  ctx.moveTo(x - 9, foot - 150);
  ctx.quadraticCurveTo(x - 12, foot - 90, x - 46, foot);
  ctx.lineTo(x + 46, foot);
  ctx.quadraticCurveTo(x + 12, foot - 90, x + 9, foot - 150);
  ctx.closePath();
  ctx.fill();
  polygon(
    ctx,
    [
      [x - 17, foot - 146],
      [x + 17, foot - 146],
      [x + 10, foot - 92],
      [x - 10, foot - 92],
    ],
    '#2a0508',
  );
  disc(ctx, [x, foot - 166], 15, '#2a0508');
  disc(ctx, [x + 9, foot - 178], 9, '#2a0508');
}
