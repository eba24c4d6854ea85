import type { SKRSContext2D } from '@napi-rs/canvas';
import { apart, between, glow, radial, upTo, vignette, wash, type Composition } from './brush.ts';

const FRAMES = 30;

/** Frames of light that turn as they recede: the way down into the dark. */
export const hollowHours: Composition = (ctx) => {
  wash(
    ctx,
    radial(
      ctx,
      [800, 450],
      [20, 1_100],
      [
        [0, '#14240a'],
        [0.4, '#0a0f0c'],
        [1, '#050309'],
      ],
    ),
  );
  for (const index of upTo(FRAMES)) frame(ctx, index);
  glow(ctx, [800, 450], 300, 'rgba(190,255,90,0.75)');
  vignette(ctx, 'rgba(2,0,6,0.8)');
};

function frame(ctx: SKRSContext2D, index: number): void {
  const depth = index / (FRAMES - 1);
  const size = 1_900 * 0.865 ** index;
  const colour =
    depth < 0.5
      ? between('#5b21b6', '#3ddc84', depth * 2)
      : between('#3ddc84', '#e6ff6b', depth * 2 - 1);
  apart(ctx, () => {
    ctx.translate(800 + Math.sin(depth * 5) * 24, 450 + Math.cos(depth * 4) * 18);
    ctx.rotate(0.12 + depth * 1.9);
    ctx.globalCompositeOperation = 'screen';
    ctx.shadowColor = colour;
    ctx.shadowBlur = 6 + size * 0.03;
    ctx.strokeStyle = colour;
    ctx.globalAlpha = 0.35 + depth * 0.65;
    ctx.lineWidth = Math.max(1.6, size * 0.009);
    ctx.beginPath();
    ctx.roundRect(-size / 2, -size * 0.31, size, size * 0.62, size * 0.05);
    ctx.stroke();
    ctx.globalAlpha *= 0.35;
    ctx.lineWidth = Math.max(1, size * 0.003);
    ctx.beginPath();
    ctx.roundRect(-size * 0.475, -size * 0.285, size * 0.95, size * 0.57, size * 0.045);
    ctx.stroke();
  });
}
