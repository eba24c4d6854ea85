/** Draws the site's icons as PNG from the one drawing: `node scripts/draw-icons.ts` after a change of it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

const FOLDER = join(import.meta.dirname, '../frontend/projects/customer/public/icons');
const GROUND = '#175d4a';
/** What a round mask leaves of a picture for certain. */
const SAFE = 0.8;

const drawing = await readFile(join(FOLDER, 'foyer.svg'));

for (const size of [192, 512]) {
  await draw(size).toFile(join(FOLDER, `foyer-${size}.png`));
}
const small = await draw(512 * SAFE)
  .png()
  .toBuffer();
await sharp({ create: { width: 512, height: 512, channels: 3, background: GROUND } })
  .composite([{ input: small }])
  .png()
  .toFile(join(FOLDER, 'foyer-full-512.png'));

function draw(size: number) {
  return sharp(drawing, { density: 72 * 16 }).resize(Math.round(size));
}
