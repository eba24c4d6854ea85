/** Draws every picture of the demo and writes it in all widths. Run: `node local/demo/art/render-art.ts [slug …]`. */
import { createCanvas, type Canvas } from '@napi-rs/canvas';
import { writeFile } from 'node:fs/promises';
import { HEIGHT, seededRandom, WIDTH, type Composition } from './brush.ts';
import { COMPOSITIONS } from './compositions.ts';

const WIDTHS = [480, 960, 1_600] as const;
const LARGEST_BYTES = 60_000;
const QUALITIES = [88, 82, 76, 70, 64, 58];
const LOWEST_QUALITY = 52;

const wanted = process.argv.slice(2);
for (const [slug, compose] of Object.entries(COMPOSITIONS)) {
  if (wanted.length === 0 || wanted.includes(slug)) await render(slug, compose);
}

async function render(slug: string, compose: Composition): Promise<void> {
  const picture = createCanvas(WIDTH, HEIGHT);
  compose(picture.getContext('2d'), seededRandom(slug.length * 7_919 + slug.charCodeAt(0)));
  for (const width of WIDTHS) {
    const content = await encode(scaled(picture, width), (LARGEST_BYTES * width) / WIDTH);
    await writeFile(new URL(`../images/${slug}-${width}.webp`, import.meta.url), content);
    console.log(`${slug}-${width}.webp ${content.length} bytes`);
  }
}

/** Halves the picture until the last step, so that fine lines stay fine. */
function scaled(picture: Canvas, width: number): Canvas {
  if (picture.width === width) return picture;
  const next = Math.max(width, Math.ceil(picture.width / 2));
  const smaller = createCanvas(next, Math.round((next * HEIGHT) / WIDTH));
  const ctx = smaller.getContext('2d');
  ctx.imageSmoothingQuality = 'high';
  ctx.drawImage(picture, 0, 0, smaller.width, smaller.height);
  return scaled(smaller, width);
}

/** The best quality that fits into a number of bytes; a picture full of lines may need a little more. */
async function encode(picture: Canvas, bytes: number): Promise<Buffer> {
  for (const quality of QUALITIES) {
    const content = await picture.encode('webp', quality);
    if (content.length <= bytes) return content;
  }
  return picture.encode('webp', LOWEST_QUALITY);
}
