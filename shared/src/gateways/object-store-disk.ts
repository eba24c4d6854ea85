import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, mkdir, open, readFile, rename, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileLinks, type ServedObjectStore } from './file-links.ts';
import { isObjectKey, requireObjectKey, typeOfKey } from './object-key.ts';

/** Where the objects are kept and what signs the links to them. */
export type DiskObjectStoreOptions = { readonly folder: string; readonly linkSecret: string };

/** Objects as files: written beside their place and then renamed, so that a reader sees all of one or nothing. */
export function diskObjectStore(options: DiskObjectStoreOptions): ServedObjectStore {
  const { folder, linkSecret } = options;
  return {
    ...fileLinks(linkSecret),
    async put(key, content, type) {
      const path = pathOf(folder, key, type);
      await rename(await writeBeside(path, content), path);
    },
    async add(key, content, type) {
      const path = pathOf(folder, key, type);
      // Saves the bytes of what is there; what decides is the link.
      if (existsSync(path)) return false;
      const draft = await writeBeside(path, content);
      return linkNew(draft, path).finally(() => unlink(draft));
    },
    async get(key) {
      if (!isObjectKey(key)) return undefined;
      const content = await readFile(join(folder, key)).catch(undefinedIfAbsent);
      return content && { content, type: typeOfKey(key) };
    },
  };
}

function pathOf(folder: string, key: string, type: string): string {
  requireObjectKey(key, type);
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
