import type { SKRSContext2D } from '@napi-rs/canvas';
import {
  apart,
  disc,
  paperShadow,
  polygon,
  upTo,
  wash,
  WIDTH,
  type Composition,
  type Corner,
} from './brush.ts';

const CREAM = '#f6ecd6';
const TEAL = '#1f6f6b';
const MINT = '#7fb8a4';
const MUSTARD = '#e3a33c';
const BRICK = '#c8553d';
const NIGHT = '#17383b';

/** Cogwheels, a cup and a lamp, cut from coloured paper. */
export const repairCafe: Composition = (ctx) => {
  wash(ctx, MINT);
  disc(ctx, [1_150, 330], 520, '#9ccbb8');
  paperShadow(ctx, 'rgba(10,40,40,0.4)', 24);
  lamp(ctx);
  cog(ctx, { at: [420, 420], radius: 215, teeth: 14, turn: 0.1, colour: MUSTARD });
  cog(ctx, { at: [735, 262], radius: 128, teeth: 9, turn: 0.28, colour: BRICK });
  cog(ctx, { at: [170, 160], radius: 118, teeth: 9, turn: 0.05, colour: TEAL });
  ctx.fillStyle = NIGHT;
  ctx.fillRect(-40, 730, WIDTH + 80, 220);
  ctx.fillStyle = TEAL;
  ctx.fillRect(-40, 712, WIDTH + 80, 36);
  cup(ctx, [930, 712]);
  screwdriver(ctx);
};

type Cog = {
  readonly at: Corner;
  readonly radius: number;
  readonly teeth: number;
  readonly turn: number;
  readonly colour: string;
};

function cog(ctx: SKRSContext2D, { at, radius, teeth, turn, colour }: Cog): void {
  const corners = upTo(teeth * 4).map((step): Corner => {
    const angle = turn + ((step + (step % 4 < 2 ? 0.12 : -0.12)) * 2 * Math.PI) / (teeth * 4);
    const reach = step % 4 === 1 || step % 4 === 2 ? radius * 1.17 : radius * 0.97;
    return [at[0] + Math.cos(angle) * reach, at[1] + Math.sin(angle) * reach];
  });
  polygon(ctx, corners, colour);
  disc(ctx, at, radius * 0.62, CREAM);
  disc(ctx, at, radius * 0.4, colour);
  disc(ctx, at, radius * 0.13, NIGHT);
}

function cup(ctx: SKRSContext2D, [x, foot]: Corner): void {
  ctx.lineWidth = 30;
  ctx.strokeStyle = BRICK;
  ctx.beginPath();
  ctx.arc(x + 150, foot - 128, 62, -1.5, 1.5);
  ctx.stroke();
  ctx.fillStyle = BRICK;
  ctx.beginPath();
  ctx.roundRect(x - 150, foot - 230, 300, 232, [8, 8, 96, 96]);
  ctx.fill();
  apart(ctx, () => {
    ctx.shadowColor = 'transparent';
    ctx.fillStyle = CREAM;
    ctx.fillRect(x - 150, foot - 190, 300, 26);
    ctx.strokeStyle = 'rgba(246,236,214,0.9)';
    ctx.lineWidth = 13;
    ctx.lineCap = 'round';
    for (const line of [-70, 0, 70]) {
      ctx.beginPath();
      ctx.moveTo(x + line, foot - 262);
      ctx.bezierCurveTo(x + line - 46, foot - 310, x + line + 46, foot - 350, x + line, foot - 404);
      ctx.stroke();
    }
  });
}

function lamp(ctx: SKRSContext2D): void {
  apart(ctx, () => {
    ctx.shadowColor = 'transparent';
    polygon(
      ctx,
      [
        [1_205, 330],
        [1_395, 262],
        [1_560, 712],
        [900, 712],
      ],
      'rgba(255,236,170,0.55)',
    );
  });
  ctx.lineWidth = 22;
  ctx.lineCap = 'round';
  ctx.lineJoin = 'round';
  ctx.strokeStyle = NIGHT;
  ctx.beginPath();
  ctx.moveTo(1_490, 712);
  ctx.lineTo(1_520, 420);
  ctx.lineTo(1_330, 210);
  ctx.stroke();
  ctx.fillStyle = NIGHT;
  ctx.beginPath();
  ctx.roundRect(1_390, 684, 200, 34, 16);
  ctx.fill();
  polygon(
    ctx,
    [
      [1_262, 196],
      [1_352, 164],
      [1_408, 268],
      [1_194, 344],
    ],
    TEAL,
  );
  disc(ctx, [1_520, 420], 24, MUSTARD);
  disc(ctx, [1_316, 196], 20, MUSTARD);
}

function screwdriver(ctx: SKRSContext2D): void {
  apart(ctx, () => {
    ctx.translate(330, 806);
    ctx.rotate(-0.06);
    ctx.fillStyle = MUSTARD;
    ctx.beginPath();
    ctx.roundRect(-190, -30, 210, 60, 28);
    ctx.fill();
    ctx.fillStyle = CREAM;
    ctx.fillRect(20, -10, 260, 20);
    polygon(
      ctx,
      [
        [280, -10],
        [316, -18],
        [316, 18],
        [280, 10],
      ],
      CREAM,
    );
  });
}
