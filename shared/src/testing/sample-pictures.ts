import { crc32, deflateSync } from 'node:zlib';

const RED = { r: 200, g: 40, b: 60 };

/** Loaded when a test makes a picture, since most make none. */
async function library() {
  return (await import('sharp')).default;
}

/** A plain red JPEG. */
export async function jpegOf(width = 1_200, height = 800): Promise<Buffer> {
  const sharp = await library();
  return sharp({ create: { width, height, channels: 3, background: RED } })
    .jpeg()
    .toBuffer();
}

/** A PNG of which one half can be seen through. */
export async function translucentPng(width = 960, height = 540): Promise<Buffer> {
  const sharp = await library();
  const background = { ...RED, alpha: 0.5 };
  return sharp({ create: { width, height, channels: 4, background } })
    .png()
    .toBuffer();
}

/** A PNG put together by hand: a header that says what it likes, other chunks, and the pixels given. */
export function pngOf(
  width: number,
  height: number,
  pixels: Uint8Array,
  before: readonly Buffer[] = [],
): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(8, 8); // bits; grey, deflate, no filter, not interlaced
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', header),
    ...before,
    pngChunk('IDAT', deflateSync(pixels)),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** One chunk of a PNG. */
export function pngChunk(name: string, content: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

/** An animated WebP of two frames. */
export async function animatedWebp(): Promise<Buffer> {
  const sharp = await library();
  const frames = Buffer.concat([Buffer.alloc(600 * 400 * 3, 20), Buffer.alloc(600 * 400 * 3, 220)]);
  const raw = { width: 600, height: 800, channels: 3, pageHeight: 400 } as const;
  return sharp(frames, { raw })
    .webp({ loop: 0, delay: [100, 100] })
    .toBuffer();
}

const SCRIPT = '<script>alert(document.domain)</script>';

/** Files that nobody sends with good intent or that are no pictures, with the code that refuses each. */
export async function hostileFiles(): Promise<Record<string, [file: Buffer, code: string]>> {
  const sharp = await library();
  const jpeg = await jpegOf();
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
  const busy = await sharp({
    create: { width: 900, height: 600, channels: 3, background: '#000', noise },
  })
    .jpeg()
    .toBuffer();
  return {
    'an SVG with a script': [
      Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="600">${SCRIPT}</svg>`,
      ),
      'image-type-refused',
    ],
    'a GIF': [await sharp(jpeg).gif().toBuffer(), 'image-type-refused'],
    'a page named like a picture': [
      Buffer.from(`<!doctype html><title>x</title>${SCRIPT}`),
      'image-type-refused',
    ],
    'a PDF': [Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n'), 'image-type-refused'],
    'an archive': [Buffer.from('PK\u0003\u0004'.padEnd(600, '\0')), 'image-type-refused'],
    'an animated WebP': [await animatedWebp(), 'image-type-refused'],
    'an animated PNG': [
      pngOf(900, 600, Buffer.alloc(901 * 600), [
        pngChunk('acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0])),
      ]),
      'image-type-refused',
    ],
    'a few bytes that stand for 900 million pixels': [
      pngOf(30_000, 30_000, Buffer.alloc(1_000)),
      'image-too-many-pixels',
    ],
    'a strip a million pixels long': [
      pngOf(480, 1_000_000, Buffer.alloc(1_000)),
      'image-too-many-pixels',
    ],
    'a JPEG that breaks off': [busy.subarray(0, busy.length / 2), 'image-unreadable'],
    'a PNG with less in it than it says': [
      pngOf(900, 600, Buffer.alloc(1_000)),
      'image-unreadable',
    ],
    'the beginning of a JPEG before a page': [
      Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from(SCRIPT)]),
      'image-unreadable',
    ],
    'a PNG of one pixel': [pngOf(1, 1, Buffer.alloc(2)), 'image-too-small'],
    'an empty file': [Buffer.alloc(0), 'image-type-refused'],
  };
}
