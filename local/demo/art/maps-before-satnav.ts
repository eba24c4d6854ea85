import type { SKRSContext2D } from '@napi-rs/canvas';
import {
  repeat,
  apart,
  between,
  disc,
  linear,
  paperShadow,
  polygon,
  vignette,
  wash,
  type Composition,
  type Corner,
} from './brush.ts';

const ROUTE: readonly Corner[] = [
  [200, 760],
  [330, 640],
  [520, 690],
  [640, 560],
  [610, 430],
  [780, 330],
  [960, 380],
  [1_090, 270],
  [1_290, 300],
  [1_380, 170],
];

const NOWHERE: Corner = [0, 0];

/** A city from above at dusk, and one red way through it. */
export const mapsBeforeSatnav: Composition = (ctx, random) => {
  wash(ctx, '#e9d9bf');
  apart(ctx, () => {
    ctx.translate(800, 450);
    ctx.rotate(-0.2);
    paperShadow(ctx, 'rgba(70,40,50,0.45)', 12);
    blocks(ctx, [-1_000, -700, 2_000, 1_400], 0, random);
  });
  river(ctx);
  route(ctx);
  wash(
    ctx,
    linear(
      ctx,
      [0, 0],
      [1_600, 900],
      [
        [0, 'rgba(255,180,110,0.20)'],
        [0.5, 'rgba(120,60,90,0.06)'],
        [1, 'rgba(40,30,80,0.42)'],
      ],
    ),
  );
  vignette(ctx, 'rgba(40,20,45,0.45)');
};

type Plot = readonly [x: number, y: number, width: number, height: number];

/** Streets cut the ground in two again and again, until the plots are as large as houses. */
function blocks(ctx: SKRSContext2D, plot: Plot, cuts: number, random: () => number): void {
  const [x, y, width, height] = plot;
  const small = Math.max(width, height) < 130 || (cuts > 7 && random() > 0.6);
  if (small) {
    house(ctx, plot, random);
    return;
  }
  const street = Math.max(5, 26 - cuts * 3);
  const share = 0.36 + random() * 0.28;
  if (width > height) {
    const left = width * share - street / 2;
    blocks(ctx, [x, y, left, height], cuts + 1, random);
    blocks(ctx, [x + left + street, y, width - left - street, height], cuts + 1, random);
  } else {
    const top = height * share - street / 2;
    blocks(ctx, [x, y, width, top], cuts + 1, random);
    blocks(ctx, [x, y + top + street, width, height - top - street], cuts + 1, random);
  }
}

function house(ctx: SKRSContext2D, [x, y, width, height]: Plot, random: () => number): void {
  if (random() > 0.93) {
    apart(ctx, () => {
      ctx.shadowColor = 'transparent';
      ctx.fillStyle = '#8fa67a';
      ctx.fillRect(x, y, width, height);
      repeat(9, () =>
        disc(ctx, [x + random() * width, y + random() * height], 6 + random() * 10, '#73905f'),
      );
    });
    return;
  }
  ctx.fillStyle = between('#d9b48c', '#7d4f5e', random() ** 1.3);
  ctx.fillRect(x, y, width, height);
  if (Math.min(width, height) > 46 && random() > 0.4) {
    apart(ctx, () => {
      ctx.shadowColor = 'transparent';
      ctx.fillStyle = 'rgba(60,35,50,0.35)';
      ctx.fillRect(x + width * 0.3, y + height * 0.3, width * 0.4, height * 0.4);
    });
  }
}

function river(ctx: SKRSContext2D): void {
  const bank = (width: number, colour: string): void => {
    ctx.lineWidth = width;
    ctx.strokeStyle = colour;
    ctx.beginPath();
    ctx.moveTo(-60, 330);
    ctx.bezierCurveTo(330, 180, 380, 560, 800, 650);
    ctx.bezierCurveTo(1_150, 730, 1_250, 560, 1_680, 700);
    ctx.stroke();
  };
  bank(156, '#e9d9bf');
  bank(128, '#3f7f8c');
  bank(84, '#4b93a0');
}

function route(ctx: SKRSContext2D): void {
  ctx.lineJoin = 'round';
  ctx.lineCap = 'round';
  const pass = (width: number, colour: string): void => {
    ctx.lineWidth = width;
    ctx.strokeStyle = colour;
    ctx.beginPath();
    ROUTE.forEach((corner, index) => {
      if (index === 0) ctx.moveTo(...corner);
      else ctx.lineTo(...corner);
    });
    ctx.stroke();
  };
  pass(26, '#fff6e6');
  pass(15, '#d23b2e');
  const [start, end] = [ROUTE[0] ?? NOWHERE, ROUTE.at(-1) ?? NOWHERE];
  disc(ctx, start, 30, '#fff6e6');
  disc(ctx, start, 18, '#d23b2e');
  pin(ctx, end);
}

function pin(ctx: SKRSContext2D, [x, y]: Corner): void {
  apart(ctx, () => {
    paperShadow(ctx, 'rgba(50,20,20,0.5)', 16);
    polygon(
      ctx,
      [
        [x, y],
        [x - 38, y - 76],
        [x + 38, y - 76],
      ],
      '#d23b2e',
    );
    disc(ctx, [x, y - 92], 48, '#d23b2e');
  });
  disc(ctx, [x, y - 92], 19, '#fff6e6');
}
