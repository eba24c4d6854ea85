import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { link, mkdir, open, readFile, rename, unlink } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import type { Instant } from '../domain/index.ts';
import type { ObjectStore } from '../use-cases/ports.ts';

/** Where the objects are kept and what signs the links to them. */
export type DiskObjectStoreOptions = { readonly folder: string; readonly linkSecret: string };

/** An object store in a folder, with links that its service checks itself. */
export type DiskObjectStore = ObjectStore & {
  /** True when `linkTo` made this signature for this key and the link is still good at `now`. */
  admits(key: string, expires: string, signature: string, now: Instant): boolean;
};

/** A key's ending names its type, so that nothing has to be kept beside the bytes. */
const TYPES: Readonly<Record<string, string>> = {
  '.gz': 'application/gzip',
  '.ics': 'text/calendar',
  '.jpg': 'image/jpeg',
  '.json': 'application/json',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
};

const KEY = /^[A-Za-z0-9_][A-Za-z0-9_.~-]*(\/[A-Za-z0-9_][A-Za-z0-9_.~-]*)*$/;
const MAX_KEY_LENGTH = 300;

/** True for a key that stays inside the store and whose ending names its type. */
export function isObjectKey(key: string): boolean {
  return key.length <= MAX_KEY_LENGTH && KEY.test(key) && extname(key) in TYPES;
}

/** Objects as files: written beside their place and then renamed, so that a reader sees all of one or nothing. */
export function diskObjectStore(options: DiskObjectStoreOptions): DiskObjectStore {
  const { folder, linkSecret } = options;
  return {
    async put(key, content, type) {
      const path = pathOf(folder, key, type);
      await rename(await writeBeside(path, content), path);
    },
    async add(key, content, type) {
      const path = pathOf(folder, key, type);
      const draft = await writeBeside(path, content);
      return linkNew(draft, path).finally(() => unlink(draft));
    },
    async get(key) {
      if (!isObjectKey(key)) return undefined;
      const content = await readFile(join(folder, key)).catch(undefinedIfAbsent);
      return content && { content, type: typeOf(key) };
    },
    linkTo(key, expiresAt) {
      const expires = String(Math.floor(Date.parse(expiresAt) / 1000));
      return `/files/${key}?expires=${expires}&signature=${signatureOf(linkSecret, key, expires)}`;
    },
    admits(key, expires, signature, now) {
      const expected = Buffer.from(signatureOf(linkSecret, key, expires));
      const given = Buffer.from(signature);
      const genuine = given.length === expected.length && timingSafeEqual(given, expected);
      return genuine && Date.parse(now) < Number(expires) * 1000;
    },
  };
}

function typeOf(key: string): string {
  return TYPES[extname(key)] ?? 'application/octet-stream';
}

function pathOf(folder: string, key: string, type: string): string {
  if (!isObjectKey(key)) throw new RangeError(`Not an object key: ${key}`);
  if (typeOf(key) !== type) throw new RangeError(`The key ${key} does not name the type ${type}`);
  return join(folder, key);
}

async function writeBeside(path: string, content: Uint8Array): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  const draft = join(dirname(path), `.${randomUUID()}`);
  const file = await open(draft, 'wx');
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  return draft;
}

async function linkNew(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

function undefinedIfAbsent(error: unknown): undefined {
  if (codeOf(error) === 'ENOENT' || codeOf(error) === 'EISDIR') return undefined;
  throw error;
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

function signatureOf(secret: string, key: string, expires: string): string {
  return createHmac('sha256', secret).update(`${key}\n${expires}`).digest('base64url');
}
