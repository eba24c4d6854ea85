import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

/** A name that the build made from the file's content: base64url, told from a word by a capital or a figure in it. */
const HASHED_NAME = /-(?=[a-z_-]*[A-Z0-9])[\w-]{8}\.(js|css|woff2?)$/;
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};
const KEPT_AT_ONCE = 8;

/** True for the path of a file whose name changes with its content. */
export function isHashedName(path: string): boolean {
  return HASHED_NAME.test(path);
}

/** A file as it is kept. */
export type KeptFile = { readonly content: Uint8Array; readonly type: string };

/** What keeps the files: those operations of an object store that do not replace anything. */
export type FileKeeper = {
  add(key: string, content: Uint8Array, type: string): Promise<boolean>;
  get(key: string): Promise<KeptFile | undefined>;
};

/** The hashed files of every version of a site: while a new version comes, each asks the other's tasks for its own. */
export type SiteFiles = {
  /** Keeps the files of this task's version that no task has kept yet; answers with how many they were. */
  keep(): Promise<number>;
  /** The file of some version by its path within the site; undefined for a name that no build makes. */
  find(path: string): Promise<KeptFile | undefined>;
};

/** Where a site was built, and where the files of all its versions are kept. */
export type SiteFilesOptions = {
  /** Absent where this task serves no site. */
  readonly directory: string | undefined;
  readonly objects: FileKeeper;
  /** Begins every key, such as `site/customer`. */
  readonly folder: string;
};

/** The files of a site's versions in the object store. */
export function siteFiles({ directory, objects, folder }: SiteFilesOptions): SiteFiles {
  const keepOne = async (site: string, name: string): Promise<boolean> => {
    const content = await readFile(join(site, name));
    return objects.add(`${folder}/${name}`, content, TYPES[extname(name)] ?? '');
  };
  return {
    async keep() {
      if (directory === undefined) return 0;
      const built = await readdir(directory, { recursive: true });
      const names = built.filter(isHashedName).values();
      let kept = 0;
      const worker = async (): Promise<void> => {
        for (const name of names) if (await keepOne(directory, name)) kept += 1;
      };
      await Promise.all(Array.from({ length: KEPT_AT_ONCE }, worker));
      return kept;
    },
    async find(path) {
      return isHashedName(path) ? objects.get(`${folder}/${path}`) : undefined;
    },
  };
}
