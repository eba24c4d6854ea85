import { describe, expect, it } from '@jest/globals';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { DomainError } from '../domain/index.ts';
import {
  hostileFiles,
  jpegOf,
  pngChunk,
  pngOf,
  translucentPng,
} from '../testing/sample-pictures.ts';
import { pictureMaker } from './picture-maker.ts';

const maker = pictureMaker();
const develop = (file: Uint8Array) => maker.develop(file);

async function refusalOf(file: Uint8Array): Promise<string> {
  const made = await develop(file).catch((error: unknown) => error);
  return made instanceof DomainError ? made.code : 'none';
}

describe('a picture', () => {
  it('is kept as WebP in the usual widths up to its own', async () => {
    const wide = await develop(await jpegOf(3_000, 2_000));
    expect(wide.copies.map(({ width }) => width)).toEqual([480, 960, 1_600, 2_400]);
    const narrow = await develop(await jpegOf(1_200, 800));
    expect(narrow.copies.map(({ width }) => width)).toEqual([480, 960, 1_200]);
    for (const { width, content } of narrow.copies) {
      const metadata = await sharp(content).metadata();
      expect(metadata).toMatchObject({ format: 'webp', width, height: (width * 2) / 3 });
    }
  });

  it.each(['jpeg', 'png', 'webp'] as const)('may be a %s', async (format) => {
    const file = await sharp(await jpegOf())
      .toFormat(format)
      .toBuffer();
    expect((await develop(file)).copies).toHaveLength(3);
  });

  it('loses all metadata, where it was taken above all', async () => {
    const file = await sharp(await jpegOf())
      .withExif({ IFD0: { Artist: 'Ada' }, IFD3: { GPSLatitude: '52/1 31/1 0/1' } })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">SECRET</x:xmpmeta>')
      .withIccProfile('p3')
      .toBuffer();
    expect((await sharp(file).metadata()).exif).toBeDefined();
    for (const { content } of (await develop(file)).copies) {
      const { exif, icc, xmp, space } = await sharp(content).metadata();
      expect({ exif, icc, xmp, space }).toEqual({ space: 'srgb' });
      expect(Buffer.from(content).includes('SECRET')).toBe(false);
    }
  });

  it('stands upright, whatever way the camera was held', async () => {
    const file = await sharp(await jpegOf(1_200, 800))
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const { copies } = await develop(file);
    expect(copies.map(({ width }) => width)).toEqual([480, 800]);
    expect(await sharp(copies[0]?.content).metadata()).toMatchObject({ width: 480, height: 720 });
  });

  it('keeps what can be seen through', async () => {
    const { copies } = await develop(await translucentPng());
    const { channels, hasAlpha } = await sharp(copies[0]?.content).metadata();
    expect({ channels, hasAlpha }).toEqual({ channels: 4, hasAlpha: true });
  });

  it('has an accent that is its heaviest colour, not the mean of all', async () => {
    expect((await develop(await jpegOf())).accent).toMatch(/^#c[67]2[89]3[b-d]$/);
    const blue = {
      create: { width: 300, height: 800, channels: 3, background: '#2040d0' },
    } as const;
    const grey = {
      create: { width: 1_200, height: 800, channels: 3, background: '#777' },
    } as const;
    const file = sharp(grey).composite([
      { input: await sharp(blue).png().toBuffer(), left: 0, top: 0 },
    ]);
    expect((await develop(await file.png().toBuffer())).accent).toMatch(
      /^#2[0-2]4[01][cd][0-9a-f]$/,
    );
    expect((await develop(await sharp(grey).png().toBuffer())).accent).toBe('#777777');
  });

  it('carries nothing of a second file hidden in it', async () => {
    const secrets = ['PK\u0003\u0004payload', '<script>alert(1)</script>'];
    const file = Buffer.concat([await jpegOf(), ...secrets.map((each) => Buffer.from(each))]);
    for (const { content } of (await develop(file)).copies) {
      for (const secret of secrets) expect(Buffer.from(content).includes(secret)).toBe(false);
    }
  });

  it('is not undone by a text that unpacks to two hundred megabytes', async () => {
    const zeros = deflateSync(Buffer.alloc(200_000_000));
    const text = pngChunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), zeros]));
    const file = pngOf(900, 600, Buffer.alloc(901 * 600), [text]);
    const before = process.memoryUsage().rss;
    await develop(file).catch(() => undefined);
    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
  });
});

it('refuses everything else by its content', async () => {
  const files = Object.entries(await hostileFiles());
  expect(files.length).toBeGreaterThanOrEqual(8);
  for (const [name, [file, code]] of files) {
    expect([name, await refusalOf(file)]).toEqual([name, code]);
  }
});

it('makes one picture after another and refuses when too many wait', async () => {
  const file = await jpegOf();
  const answers = await Promise.all(Array.from({ length: 12 }, () => refusalOf(file)));
  expect(answers.filter((code) => code === 'none')).toHaveLength(7);
  expect(answers.filter((code) => code === 'busy')).toHaveLength(5);
  expect(await refusalOf(file)).toBe('none');
});
