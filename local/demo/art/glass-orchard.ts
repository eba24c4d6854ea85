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
  wash,
  WIDTH,
  type Composition,
  type Corner,
} from './brush.ts';

const GLASS = ['#2f9c86', '#7cc6a1', '#e9b44c', '#e07a5f', '#5b9bd5', '#a7d38c', '#c989b8'];
const GROUND = 720;

/** Trees whose crowns are discs of coloured glass, and their image on a wet floor. */
export const glassOrchard: Composition = (ctx, random) => {
  wash(
    ctx,
    linear(
      ctx,
      [0, 0],
      [0, HEIGHT],
      [
        [0, '#dff0ee'],
        [0.55, '#f8f3e4'],
        [0.8, '#f4dcc0'],
        [1, '#dcc8b4'],
      ],
    ),
  );
  glow(ctx, [1_180, 240], 700, 'rgba(255,246,214,0.9)');
  const trees = [90, 330, 560, 800, 1_010, 1_270, 1_500].map((x) => treeAt(x, random));
  for (const tree of trees) mirror(ctx, tree);
  polygon(
    ctx,
    [
      [0, GROUND],
      [WIDTH, GROUND],
      [WIDTH, HEIGHT],
      [0, HEIGHT],
    ],
    linear(
      ctx,
      [0, GROUND],
      [0, HEIGHT],
      [
        [0, 'rgba(246,232,212,0.35)'],
        [1, 'rgba(214,196,178,0.92)'],
      ],
    ),
  );
  for (const tree of trees) grow(ctx, tree);
};

type Disc = { readonly at: Corner; readonly radius: number; readonly colour: string };
type Tree = {
  readonly foot: number;
  readonly top: number;
  readonly lean: number;
  readonly discs: readonly Disc[];
};

function treeAt(x: number, random: () => number): Tree {
  const foot = x + (random() - 0.5) * 60;
  const top = 215 + random() * 230;
  const lean = (random() - 0.5) * 70;
  const discs = upTo(7).map((index): Disc => {
    const angle = random() * 2 * Math.PI;
    const away = 36 + random() * 135;
    return {
      at: [foot + lean + Math.cos(angle) * away, top + Math.sin(angle) * away * 0.8],
      radius: 38 + random() * 88,
      colour: GLASS[Math.floor(random() * GLASS.length + index) % GLASS.length] ?? '#2f9c86',
    };
  });
  return { foot, top, lean, discs };
}

function grow(ctx: SKRSContext2D, { foot, top, lean, discs }: Tree): void {
  ctx.strokeStyle = 'rgba(60,92,88,0.75)';
  ctx.lineCap = 'round';
  for (const { at } of [...discs, { at: [foot + lean, top - 40] as Corner }]) {
    ctx.lineWidth = 3.2;
    ctx.beginPath();
    ctx.moveTo(foot, GROUND);
    ctx.bezierCurveTo(foot, GROUND - 190, foot + lean, top + 170, ...at);
    ctx.stroke();
  }
  for (const glass of discs) pane(ctx, glass);
}

function pane(ctx: SKRSContext2D, { at, radius, colour }: Disc): void {
  const [x, y] = at;
  apart(ctx, () => {
    ctx.globalCompositeOperation = 'multiply';
    disc(
      ctx,
      at,
      radius,
      radial(
        ctx,
        [x - radius * 0.3, y - radius * 0.35],
        [radius * 0.1, radius * 1.25],
        [
          [0, `${colour}30`],
          [0.7, `${colour}66`],
          [1, `${colour}b0`],
        ],
      ),
    );
  });
  ctx.lineWidth = 2;
  ctx.strokeStyle = 'rgba(255,255,255,0.75)';
  ctx.beginPath();
  ctx.arc(x, y, radius - 1, Math.PI * 1.02, Math.PI * 1.7);
  ctx.stroke();
  ctx.lineWidth = radius * 0.08;
  ctx.strokeStyle = 'rgba(255,255,255,0.55)';
  ctx.beginPath();
  ctx.arc(x, y, radius * 0.78, Math.PI * 1.12, Math.PI * 1.42);
  ctx.stroke();
}

function mirror(ctx: SKRSContext2D, tree: Tree): void {
  apart(ctx, () => {
    ctx.beginPath();
    ctx.rect(0, GROUND, WIDTH, HEIGHT - GROUND);
    ctx.clip();
    ctx.translate(0, 2 * GROUND);
    ctx.scale(1, -1);
    ctx.translate(0, GROUND * 0.45);
    ctx.scale(1, 0.55);
    grow(ctx, tree);
  });
}
