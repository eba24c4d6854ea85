import type { SKRSContext2D } from '@napi-rs/canvas';
import { apart, disc, paperShadow, polygon, wash, type Composition, type Corner } from './brush.ts';

const INK = '#1d1a1a';
const RED = '#e4483c';
const CREAM = '#f4ead7';
const SAND = '#e3cfae';

/** The parts of letters, cut from paper: stems, bowls, a dot and a tail. */
export const typeForScreens: Composition = (ctx) => {
  wash(ctx, CREAM);
  paperShadow(ctx, 'rgba(60,40,20,0.35)', 26);
  ctx.fillStyle = SAND;
  ctx.fillRect(-40, 640, 1_700, 320);
  ctx.fillStyle = INK;
  ctx.fillRect(150, 90, 118, 640);
  ring(ctx, [410, 525], [205, 96], [0, 2 * Math.PI]);
  disc(ctx, [770, 170], 82, RED);
  ctx.fillStyle = INK;
  ctx.fillRect(712, 320, 116, 410);
  ring(ctx, [1_075, 525], [205, 100], [0.35, 2 * Math.PI - 0.45]);
  polygon(
    ctx,
    [
      [905, 492],
      [1_268, 492],
      [1_268, 562],
      [905, 562],
    ],
    RED,
  );
  polygon(
    ctx,
    [
      [1_350, 320],
      [1_462, 320],
      [1_600, 640],
      [1_600, 730],
      [1_530, 730],
    ],
    INK,
  );
  polygon(
    ctx,
    [
      [1_385, 730],
      [1_500, 730],
      [1_700, 290],
      [1_590, 290],
    ],
    RED,
  );
  apart(ctx, () => {
    ctx.shadowColor = 'transparent';
    lines(ctx);
  });
};

/** A piece of a ring, such as the bowl of a `b`, from one angle to another. */
function ring(ctx: SKRSContext2D, at: Corner, [radius, width]: Corner, [from, to]: Corner): void {
  ctx.lineWidth = width;
  ctx.strokeStyle = INK;
  ctx.beginPath();
  ctx.arc(...at, radius - width / 2, from, to);
  ctx.stroke();
}

function lines(ctx: SKRSContext2D): void {
  ctx.strokeStyle = 'rgba(228,72,60,0.55)';
  ctx.lineWidth = 2;
  for (const y of [90, 320, 730]) {
    ctx.beginPath();
    ctx.moveTo(0, y);
    ctx.lineTo(1_600, y);
    ctx.stroke();
  }
}
