/** Draws every picture of the demo and writes it in all widths. Run: `node local/demo/art/render-art.ts [name …]`. */
import { createCanvas, type Canvas } from '@napi-rs/canvas';
import { writeFile } from 'node:fs/promises';
import { HEIGHT, seededRandom, WIDTH, type Composition } from './brush.ts';
import { COMPOSITIONS } from './compositions.ts';
import { FURTHER_VIEWS, WHOLE, type View } from './views.ts';

const WIDTHS = [480, 960, 1_600] as const;
const LARGEST_BYTES = 60_000;
const QUALITIES = [88, 82, 76, 70, 64, 58];
const LOWEST_QUALITY = 52;

const wanted = process.argv.slice(2);
for (const [slug, compose] of Object.entries(COMPOSITIONS)) {
  const further = FURTHER_VIEWS[slug] ?? [];
  await render(slug, draw(slug, compose, WHOLE));
  for (const [index, view] of further.entries())
    await render(`${slug}-${index + 2}`, draw(slug, compose, view));
}

type Drawing = () => Canvas;

function draw(slug: string, compose: Composition, { centre, zoom, chance = 0 }: View): Drawing {
  return () => {
    const picture = createCanvas(WIDTH, HEIGHT);
    const ctx = picture.getContext('2d');
    const [x, y] = centre;
    ctx.setTransform(zoom, 0, 0, zoom, WIDTH / 2 - zoom * x, HEIGHT / 2 - zoom * y);
    compose(ctx, seededRandom(slug.length * 7_919 + slug.charCodeAt(0) + chance));
    return picture;
  };
}

async function render(name: string, drawing: Drawing): Promise<void> {
  if (wanted.length > 0 && !wanted.includes(name)) return;
  const picture = drawing();
  for (const width of WIDTHS) {
    const content = await encode(scaled(picture, width), (LARGEST_BYTES * width) / WIDTH);
    await writeFile(new URL(`../images/${name}-${width}.webp`, import.meta.url), content);
    console.log(`${name}-${width}.webp ${content.length} bytes`);
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
