import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { diskObjectStore, type ServedObjectStore } from '../gateways/index.ts';
import { isHashedName, siteFiles, type SiteFiles } from './site-files.ts';

let folder: string;
let objects: ServedObjectStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foyer-site-files-'));
  objects = diskObjectStore({ folder: join(folder, 'objects'), linkSecret: 'of this test' });
});
afterEach(() => rm(folder, { recursive: true, maxRetries: 10 }));

/** A build of a site with these files, each holding its own name. */
async function built(version: string, names: readonly string[]): Promise<SiteFiles> {
  const directory = join(folder, version);
  await mkdir(join(directory, 'media'), { recursive: true });
  for (const name of names) await writeFile(join(directory, name), name);
  return siteFiles({ directory, objects, folder: 'site/customer' });
}

const A = ['main-AAAAAAA1.js', 'styles-AAAAAAA1.css', 'media/roboto-3ZSHNGCF.woff2'];
const B = ['main-BBBBBBB1.js', 'styles-BBBBBBB1.css', 'media/roboto-3ZSHNGCF.woff2'];

describe('the files of a site', () => {
  it('are found by every version once one has kept them', async () => {
    const [first, second] = [await built('a', A), await built('b', B)];
    expect(await first.keep()).toBe(3);
    expect(await second.keep()).toBe(2);
    for (const name of [...A, ...B])
      for (const version of [first, second])
        expect(Buffer.from((await version.find(name))?.content ?? []).toString()).toBe(name);
    expect((await second.find('main-AAAAAAA1.js'))?.type).toBe('text/javascript');
    expect((await second.find('styles-AAAAAAA1.css'))?.type).toBe('text/css');
  });

  it('are kept once, however many tasks of a version start at the same time', async () => {
    const tasks = await Promise.all([1, 2, 3].map(() => built('a', A)));
    const kept = await Promise.all(tasks.map((task) => task.keep()));
    expect(kept.reduce((sum, count) => sum + count)).toBe(3);
    expect(await tasks[0]?.keep()).toBe(0);
  });

  it('are those whose names change with their content, no others', async () => {
    const names = ['index.html', 'ngsw.json', 'worker.js', 'page-graceful.js', 'main-AAAAAAA1.js'];
    const files = await built('a', names);
    expect(await files.keep()).toBe(1);
    expect(await readdir(join(folder, 'objects/site/customer'))).toEqual(['main-AAAAAAA1.js']);
    expect(names.filter(isHashedName)).toEqual(['main-AAAAAAA1.js']);
  });

  it('lead to nothing outside the site', async () => {
    await objects.put('site/employee/main-CCCCCCC1.js', Buffer.from('x'), 'text/javascript');
    await objects.put('tickets/bkg_1/1.pdf', Buffer.from('x'), 'application/pdf');
    const files = await built('a', A);
    for (const path of [
      '../employee/main-CCCCCCC1.js',
      '..%2Femployee/main-CCCCCCC1.js',
      '../../tickets/bkg_1/1.pdf',
      '/main-AAAAAAA1.js',
      'main-00000000.js',
    ])
      expect(await files.find(path)).toBeUndefined();
  });

  it('are none where a task serves no site', async () => {
    expect(await siteFiles({ directory: undefined, objects, folder: 'site/customer' }).keep()).toBe(
      0,
    );
  });
});
