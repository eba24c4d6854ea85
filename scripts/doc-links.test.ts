import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from '@jest/globals';

const ROOT = join(import.meta.dirname, '..');
const PAGES = globSync(['*.md', 'docs/**/*.md'], { cwd: ROOT });

/** Where a page's links lead inside the repository. */
function linksOf(page: string): string[] {
  const text = readFileSync(join(ROOT, page), 'utf8');
  return [...text.matchAll(/\]\((?!https?:)([^)#\s]+)/g)].map(([, path = '']) => path);
}

it('the docs link to what is there', () => {
  const links = PAGES.flatMap((page) => linksOf(page).map((path) => ({ page, path })));
  const dead = links.filter(({ page, path }) => !existsSync(join(ROOT, dirname(page), path)));
  expect(dead).toEqual([]);
  expect(links.length).toBeGreaterThan(50);
});
