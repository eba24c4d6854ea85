import { extname } from 'node:path';

/** A key's ending names its type, so that nothing has to be kept beside the bytes. */
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.gz': 'application/gzip',
  '.ics': 'text/calendar',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

const KEY = /^[A-Za-z0-9_][A-Za-z0-9_.~-]*(\/[A-Za-z0-9_][A-Za-z0-9_.~-]*)*$/;
const MAX_KEY_LENGTH = 300;

/** True for a key that stays inside the store and whose ending names its type. */
export function isObjectKey(key: string): boolean {
  return key.length <= MAX_KEY_LENGTH && KEY.test(key) && extname(key) in TYPES;
}

/** The media type that a key names. */
export function typeOfKey(key: string): string {
  return TYPES[extname(key)] ?? 'application/octet-stream';
}

/** Throws RangeError unless the key is one and names this type. */
export function requireObjectKey(key: string, type: string): void {
  if (!isObjectKey(key)) throw new RangeError(`Not an object key: ${key}`);
  if (typeOfKey(key) !== type)
    throw new RangeError(`The key ${key} does not name the type ${type}`);
}
