import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A bundler's static import of a neighbouring file; bundlers write texts in any quotes. */
const STATIC_IMPORT = /(?:from|import)\s*["'`]\.\/([\w-]+\.js)["'`]/g;

/** The selector of a component as its compiled file has it. */
const selectorIn = (selector: string) =>
  new RegExp(`selectors:\\[\\[["'\`]${selector}["'\`]\\]\\]`);

/**
 * The scripts of a page's component, which the router asks for only once the first ones run: the file in which the
 * component stands, by its selector, and what that imports. What the index names already is left out; empty where no
 * file has the component.
 */
export async function scriptsOf(
  directory: string,
  index: string,
  selector: string,
): Promise<readonly string[]> {
  const names = (await readdir(directory)).filter((name) => /-[\w-]{8}\.js$/.test(name));
  const files = new Map<string, string>();
  for (const name of names) files.set(name, await readFile(join(directory, name), 'utf8'));
  const component = selectorIn(selector);
  const first = names.find((name) => component.test(files.get(name) ?? ''));
  const found = new Set<string>(first ? [first] : []);
  for (const name of found)
    for (const [, imported = ''] of files.get(name)?.matchAll(STATIC_IMPORT) ?? [])
      found.add(imported);
  return [...found].filter((name) => !index.includes(name));
}
