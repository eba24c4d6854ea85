import type { SKRSContext2D } from '@napi-rs/canvas';
import {
  apart,
  between,
  linear,
  paperShadow,
  polygon,
  radial,
  upTo,
  wash,
  type Composition,
  type Corner,
} from './brush.ts';

const FACE: Corner = [800, 505];

/** A lion of folded paper: rings of leaves for a mane, facets for a face. */
export const paperLions: Composition = (ctx, random) => {
  wash(
    ctx,
    radial(
      ctx,
      FACE,
      [120, 1_050],
      [
        [0, '#ffe3a3'],
        [0.6, '#f6b65c'],
        [1, '#d9722e'],
      ],
    ),
  );
  for (const ring of upTo(7)) mane(ctx, ring, random);
  ears(ctx);
  face(ctx);
};

function mane(ctx: SKRSContext2D, ring: number, random: () => number): void {
  const inward = ring / 6;
  const reach = 780 - ring * 82;
  const leaves = 26 - ring * 2;
  for (const leaf of upTo(leaves)) {
    const angle = ((leaf + (ring % 2) / 2) / leaves) * 2 * Math.PI;
    const base = between('#8f1f1a', '#ffcf5e', inward * 0.9 + random() * 0.1);
    apart(ctx, () => {
      ctx.translate(...FACE);
      ctx.rotate(angle + (random() - 0.5) * 0.06);
      foldedLeaf(ctx, reach * (0.94 + random() * 0.1), (reach * 2.35) / leaves + 46, base);
    });
  }
}

/** A pointed leaf, one half in light and one in shade. */
function foldedLeaf(ctx: SKRSContext2D, length: number, width: number, colour: string): void {
  apart(ctx, () => {
    paperShadow(ctx, 'rgba(70,15,5,0.45)', 22);
    leafHalf(ctx, length, width, colour);
    leafHalf(ctx, length, -width, colour);
  });
  const shade = linear(
    ctx,
    [0, 0],
    [0, -length],
    [
      [0, 'rgba(60,10,0,0.38)'],
      [1, 'rgba(60,10,0,0.10)'],
    ],
  );
  leafHalf(ctx, length, width, shade);
  leafHalf(ctx, length, -width, 'rgba(255,240,200,0.10)');
}

function leafHalf(
  ctx: SKRSContext2D,
  length: number,
  width: number,
  fill: SKRSContext2D['fillStyle'],
): void {
  ctx.fillStyle = fill;
  ctx.beginPath();
  ctx.moveTo(0, 0);
  ctx.quadraticCurveTo(width / 1.4, -length * 0.62, 0, -length);
  ctx.closePath();
  ctx.fill();
}

function ears(ctx: SKRSContext2D): void {
  apart(ctx, () => {
    paperShadow(ctx, 'rgba(70,15,5,0.45)', 18);
    for (const side of [-1, 1]) {
      facet(
        ctx,
        [
          [side * 105, -165],
          [side * 225, -215],
          [side * 205, -90],
        ],
        '#e8983a',
      );
      facet(
        ctx,
        [
          [side * 130, -160],
          [side * 206, -192],
          [side * 193, -112],
        ],
        '#a63c22',
      );
    }
  });
}

function face(ctx: SKRSContext2D): void {
  apart(ctx, () => {
    paperShadow(ctx, 'rgba(70,15,5,0.55)', 34);
    facet(
      ctx,
      [
        [0, -215],
        [130, -170],
        [195, -40],
        [150, 120],
        [60, 225],
        [-60, 225],
        [-150, 120],
        [-195, -40],
        [-130, -170],
      ],
      '#f6b850',
    );
  });
  for (const side of [-1, 1]) {
    const tone = (light: string, dark: string): string => (side < 0 ? light : dark);
    facet(
      ctx,
      [
        [0, -215],
        [side * 130, -170],
        [side * 70, -60],
        [0, -90],
      ],
      tone('#ffd982', '#f0a845'),
    );
    facet(
      ctx,
      [
        [side * 130, -170],
        [side * 195, -40],
        [side * 70, -60],
      ],
      tone('#f9c565', '#e2923a'),
    );
    facet(
      ctx,
      [
        [side * 195, -40],
        [side * 150, 120],
        [side * 70, 30],
        [side * 70, -60],
      ],
      tone('#f3b04e', '#d17d30'),
    );
    facet(
      ctx,
      [
        [0, -90],
        [side * 70, -60],
        [side * 70, 30],
        [0, 60],
      ],
      tone('#ffe19b', '#f6bb5b'),
    );
    facet(
      ctx,
      [
        [side * 70, 30],
        [side * 150, 120],
        [side * 60, 225],
        [0, 130],
        [0, 60],
      ],
      tone('#fff0cb', '#f5d08c'),
    );
    facet(
      ctx,
      [
        [0, 60],
        [side * 48, 66],
        [0, 122],
      ],
      tone('#6d2118', '#551510'),
    );
    facet(
      ctx,
      [
        [0, 130],
        [side * 60, 225],
        [0, 225],
      ],
      tone('#e8b765', '#cf9a4d'),
    );
    eye(ctx, side);
  }
}

function eye(ctx: SKRSContext2D, side: number): void {
  apart(ctx, () => {
    ctx.translate(...FACE);
    ctx.strokeStyle = '#4b130d';
    ctx.lineWidth = 9;
    ctx.lineCap = 'round';
    ctx.beginPath();
    ctx.moveTo(side * 72, -22);
    ctx.quadraticCurveTo(side * 108, 18, side * 146, -28);
    ctx.stroke();
  });
}

function facet(ctx: SKRSContext2D, corners: readonly Corner[], fill: string): void {
  apart(ctx, () => {
    ctx.translate(...FACE);
    polygon(ctx, corners, fill);
  });
}
