import { cp, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isHashedName } from '@foyer/shared/http';

/** A built site: its folder, and each file whose name changes with its content. */
export type SiteBuild = { readonly folder: string; readonly files: ReadonlyMap<string, Buffer> };

const SCRIPT_OR_STYLE = /[\w-]+-[\w-]{8}\.(?:js|css)/g;
const TEXT = /\.(js|css|html|json)$/;

/** The build that stands in a folder. */
export async function siteBuild(folder: string): Promise<SiteBuild> {
  const names = (await readdir(folder, { recursive: true })).filter(isHashedName);
  const files = await Promise.all(
    names.map(async (name) => [name, await readFile(join(folder, name))] as const),
  );
  return { folder, files: new Map(files) };
}

/** The build as another version's would be: the same pages, each script and style under another name. */
export async function otherBuild(build: SiteBuild, folder: string): Promise<SiteBuild> {
  await cp(build.folder, folder, { recursive: true });
  const others = new Map(
    (await readdir(folder)).filter(isHashedName).map((name) => [name, otherName(name)]),
  );
  for (const name of (await readdir(folder)).filter((each) => TEXT.test(each))) {
    const text = await readFile(join(folder, name), 'utf8');
    await writeFile(
      join(folder, name),
      text.replace(SCRIPT_OR_STYLE, (used) => others.get(used) ?? used),
    );
  }
  for (const [name, other] of others) await rename(join(folder, name), join(folder, other));
  return siteBuild(folder);
}

/** With the hash from back to front. */
function otherName(name: string): string {
  return name.replace(/[\w-]{8}(?=\.\w+$)/, (hash) => Array.from(hash).reverse().join(''));
}
