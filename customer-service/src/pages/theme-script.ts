import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The script that sets the chosen theme before anything is drawn, to stand in a page's own text. */
export type ThemeScript = {
  /** `sha256-…`, by which the security headers let it run. */
  readonly hash: string;
  /** Puts it where a page asks for its file, which would keep everything from being drawn until it is there. */
  within(page: string): string;
};

const FILE = 'theme.js';
const TAG = `<script src="${FILE}"></script>`;

/** The script of the site in a folder; undefined where the site has none. */
export function themeScript(directory: string): ThemeScript | undefined {
  const file = join(directory, FILE);
  if (!existsSync(file)) return undefined;
  const text = readFileSync(file, 'utf8');
  return {
    hash: `sha256-${createHash('sha256').update(text).digest('base64')}`,
    within: (page) => page.replace(TAG, () => `<script>${text}</script>`),
  };
}
