import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isObjectKey } from './object-key.ts';
import { diskObjectStore } from './object-store-disk.ts';
import type { ServedObjectStore } from './file-links.ts';

const NOW = '2026-05-01T18:00:00.000Z';
const SOON = '2026-05-01T18:10:00.000Z';
const PDF = 'application/pdf';
const bytes = (text: string) => new TextEncoder().encode(text);

let folder: string;
let objects: ServedObjectStore;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foyer-objects-'));
  objects = diskObjectStore({ folder, linkSecret: 'a secret of this test' });
});
afterAll(() => rm(folder, { recursive: true, maxRetries: 10 }));

function partsOf(link: string): [key: string, expires: string, signature: string] {
  const url = new URL(link, 'http://foyer.test');
  const get = (name: string) => url.searchParams.get(name) ?? '';
  return [url.pathname.replace('/files/', ''), get('expires'), get('signature')];
}

describe('objects on disk', () => {
  it('come back as they were put, with their type', async () => {
    await objects.put('tickets/bkg_1.pdf', bytes('first'), PDF);
    await objects.put('tickets/bkg_1.pdf', bytes('second'), PDF);

    const found = await objects.get('tickets/bkg_1.pdf');
    expect(found?.type).toBe(PDF);
    expect(Buffer.from(found?.content ?? []).toString()).toBe('second');
    expect(await objects.get('tickets/bkg_2.pdf')).toBeUndefined();
    expect(await readdir(join(folder, 'tickets'))).toEqual(['bkg_1.pdf']);
  });

  it('are added once, however many add at the same time', async () => {
    const writers = Array.from({ length: 20 }, (_, index) =>
      objects.add('books/one.json', bytes(`{"writer":${index}}`), 'application/json'),
    );
    expect((await Promise.all(writers)).filter(Boolean)).toHaveLength(1);
    expect(await readdir(join(folder, 'books'))).toEqual(['one.json']);
  });

  it.each([
    '../secret.pdf',
    'a/../../b.pdf',
    '/etc/x.pdf',
    'a//b.pdf',
    '.hidden.pdf',
    'a/.b.pdf',
    'a\\b.pdf',
    'a\0.pdf',
    'noending',
    '',
  ])('refuse the key %j', async (key) => {
    expect(isObjectKey(key)).toBe(false);
    expect(await objects.get(key)).toBeUndefined();
    await expect(objects.put(key, bytes('x'), PDF)).rejects.toThrow(RangeError);
  });

  it('refuse a type that the key does not name', async () => {
    await expect(objects.put('tickets/a.pdf', bytes('x'), 'text/html')).rejects.toThrow(RangeError);
  });
});

describe('links to objects', () => {
  it('are good until they expire', () => {
    const link = partsOf(objects.linkTo('tickets/bkg_1.pdf', SOON));
    expect(objects.admits(...link, NOW)).toBe(true);
    expect(objects.admits(...link, '2026-05-01T18:09:59.999Z')).toBe(true);
    expect(objects.admits(...link, SOON)).toBe(false);
  });

  it('are good for their own key, time and secret only', () => {
    const [key, expires, signature] = partsOf(objects.linkTo('tickets/bkg_1.pdf', SOON));
    expect(objects.admits('tickets/bkg_2.pdf', expires, signature, NOW)).toBe(false);
    expect(objects.admits(key, String(Number(expires) + 60), signature, NOW)).toBe(false);
    expect(objects.admits(key, expires, `${signature.slice(0, -2)}AA`, NOW)).toBe(false);
    expect(objects.admits(key, expires, '', NOW)).toBe(false);
    const other = diskObjectStore({ folder, linkSecret: 'another secret' });
    expect(other.admits(key, expires, signature, NOW)).toBe(false);
  });
});
