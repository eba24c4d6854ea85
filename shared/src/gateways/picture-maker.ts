import type sharp from 'sharp';
import type { Metadata, OutputInfo, Sharp, SharpOptions } from 'sharp';
import { DomainError } from '../domain/index.ts';
import type { DevelopedPicture, PictureMaker } from '../use-cases/ports.ts';
import { accentOf } from './picture-accent.ts';
import { pictureTypeOf } from './picture-type.ts';
import { workQueue } from './work-queue.ts';

/** The widths that pictures are kept in, as far as they are that wide. */
const WIDTHS = [480, 960, 1_600, 2_400];
const WIDEST = 2_400;
const LEAST = { width: 480, height: 270 } as const;
/** What a camera of fifty megapixels makes. */
const MOST_PIXELS = 52_000_000;
/** The longest side that WebP can have. */
const LONGEST_SIDE = 16_383;
const QUALITY = 80;
const ACCENT_SIDE = 48;
/** Pictures that may wait while one is made; each waits with its whole file in memory. */
const WAITING = 6;
const TIMEOUT_SECONDS = 30;

type Library = typeof sharp;
type Pixels = { readonly data: Buffer; readonly info: OutputInfo };

/**
 * Makes pictures one after another. What is kept is encoded anew from the pixels alone, so that nothing else of an
 * uploaded file (metadata, scripts, a second file behind the first) is ever stored.
 */
export function pictureMaker(): PictureMaker {
  const inTurn = workQueue(WAITING);
  return {
    async develop(file) {
      const type = pictureTypeOf(file);
      if (!type) throw new DomainError('image-type-refused');
      return inTurn(async () => {
        const open = await library();
        const metadata = await readable(() => headerOf(open, file).metadata());
        if (metadata.format !== type || (metadata.pages ?? 1) > 1) {
          throw new DomainError('image-type-refused');
        }
        requireFittingSize(metadata);
        return readable(() => developed(open, file, metadata.autoOrient.width));
      });
    },
  };
}

/** Loaded by the first picture: the library is native and large, and most processes never make one. */
async function library(): Promise<Library> {
  const { default: open } = await import('sharp');
  open.concurrency(1);
  open.cache(false);
  return open;
}

/** Only the header is read, so that a picture of a million million pixels costs nothing. */
function headerOf(open: Library, file: Uint8Array): Sharp {
  return open(file, { limitInputPixels: false, failOn: 'error' });
}

function requireFittingSize({ autoOrient: { width, height } }: Metadata): void {
  if (width * height > MOST_PIXELS || Math.max(width, height) > LONGEST_SIDE) {
    throw new DomainError('image-too-many-pixels', { width, height, most: MOST_PIXELS });
  }
  if (width < LEAST.width || height < LEAST.height) {
    throw new DomainError('image-too-small', { width, height, least: LEAST });
  }
}

async function developed(
  open: Library,
  file: Uint8Array,
  width: number,
): Promise<DevelopedPicture> {
  const input: SharpOptions = { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 };
  // The file is decoded once; sharp turns its colours into sRGB and leaves all metadata behind unless told otherwise.
  const master = await open(file, input)
    .timeout({ seconds: TIMEOUT_SECONDS })
    .autoOrient()
    .resize({ width: Math.min(width, WIDEST) })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const copies = [];
  for (const copyWidth of widthsOf(master.info.width)) {
    const content = await reopened(open, master)
      .resize({ width: copyWidth })
      .webp({ quality: QUALITY })
      .toBuffer();
    copies.push({ width: copyWidth, content });
  }
  return { copies, accent: await accent(open, master) };
}

function reopened(open: Library, { data, info }: Pixels): Sharp {
  const { width, height, channels } = info;
  return open(data, { raw: { width, height, channels } }).timeout({ seconds: TIMEOUT_SECONDS });
}

/** The usual widths up to the picture's own, and its own where it lies between them. */
function widthsOf(width: number): number[] {
  return [...new Set([...WIDTHS.filter((each) => each <= width), width])];
}

async function accent(open: Library, master: Pixels): Promise<string> {
  const pixels = await reopened(open, master)
    .resize(ACCENT_SIDE, ACCENT_SIDE, { fit: 'fill' })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer();
  return accentOf(pixels);
}

/** Whatever the library cannot read is damaged, as far as its sender is concerned. */
async function readable<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw new DomainError('image-unreadable', {}, { cause: error });
  }
}
