import type { SiteBuild } from './site-builds.ts';
import type { WatchedClient } from './watched-client.ts';

/** Where a site is, and how its versions were built. */
export type VersionedSite = {
  readonly root: '/' | '/admin/';
  readonly builds: readonly SiteBuild[];
  /** Those of which somebody has had a page. */
  readonly opened: Set<SiteBuild>;
};

const ASKED_BY_PAGE = /[\w-]+-[\w-]{8}\.(?:js|css)/g;
/** Scripts that an open page loads as its visitor goes on. */
const LOADED_LATER = 3;

/** Opens a page, loads what it asks for, then some scripts of any version that is open in a browser. */
export async function visitSite(client: WatchedClient, site: VersionedSite): Promise<void> {
  const page = await client.ask(site.root);
  if (!page) return;
  const named = page.body.toString().match(ASKED_BY_PAGE) ?? [];
  const build = site.builds.find(({ files }) => named.some((name) => files.has(name)));
  if (!build) {
    client.fail(`${site.root}: a page without its scripts`);
    return;
  }
  site.opened.add(build);
  for (const name of new Set(named.filter((each) => build.files.has(each))))
    await loadFile(client, site, name);
  for (let count = 0; count < LOADED_LATER; count += 1)
    await loadFile(client, site, anyOf([...anyOf([...site.opened]).files.keys()]));
}

async function loadFile(client: WatchedClient, site: VersionedSite, name: string): Promise<void> {
  const file = await client.ask(site.root + name);
  if (!file) return;
  const right = site.builds.some(({ files }) => files.get(name)?.equals(file.body));
  const forEver = String(file.headers['cache-control']).includes('immutable');
  if (!right || !forEver) client.fail(`${site.root}${name}: not the file that was built`);
}

function anyOf<T>(things: readonly T[]): T {
  const thing = things[Math.floor(Math.random() * things.length)];
  if (thing === undefined) throw new RangeError('There is nothing to choose from');
  return thing;
}
