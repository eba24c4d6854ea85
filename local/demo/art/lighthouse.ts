import type { SKRSContext2D } from '@napi-rs/canvas';
import { apart, glow, linear, polygon } from './brush.ts';

/** The beam of the lighthouse; the moon shines through it. */
export function beam(ctx: SKRSContext2D): void {
  apart(ctx, () => {
    ctx.translate(0, -44);
    ctx.globalCompositeOperation = 'screen';
    ctx.filter = 'blur(6px)';
    const light = linear(
      ctx,
      [262, 420],
      [1_100, 250],
      [
        [0, 'rgba(255,236,180,0.75)'],
        [1, 'rgba(255,236,180,0)'],
      ],
    );
    polygon(
      ctx,
      [
        [262, 412],
        [1_150, 90],
        [1_150, 330],
        [262, 428],
      ],
      light,
    );
  });
}

/** A lighthouse on its rock, to be drawn before the waves that hide the rock's foot. */
export function lighthouse(ctx: SKRSContext2D): void {
  ctx.translate(0, -44);
  rock(ctx);
  polygon(
    ctx,
    [
      [228, 630],
      [296, 630],
      [280, 446],
      [244, 446],
    ],
    '#0a2a34',
  );
  polygon(
    ctx,
    [
      [228, 630],
      [250, 630],
      [254, 446],
      [244, 446],
    ],
    '#123d49',
  );
  polygon(
    ctx,
    [
      [236, 446],
      [288, 446],
      [284, 436],
      [240, 436],
    ],
    '#03141b',
  );
  polygon(
    ctx,
    [
      [248, 436],
      [276, 436],
      [274, 406],
      [250, 406],
    ],
    '#ffeebc',
  );
  polygon(
    ctx,
    [
      [242, 406],
      [282, 406],
      [262, 384],
    ],
    '#03141b',
  );
  glow(ctx, [262, 420], 150, 'rgba(255,230,160,0.8)');
}

function rock(ctx: SKRSContext2D): void {
  ctx.fillStyle = linear(
    ctx,
    [0, 600],
    [0, 780],
    [
      [0, '#0a2a33'],
      [1, '#020d13'],
    ],
  );
  ctx.beginPath();
  ctx.moveTo(-40, 790);
  ctx.bezierCurveTo(40, 720, 90, 640, 190, 628);
  ctx.bezierCurveTo(250, 612, 300, 612, 350, 632);
  ctx.bezierCurveTo(420, 660, 460, 740, 620, 790);
  ctx.closePath();
  ctx.fill();
}
