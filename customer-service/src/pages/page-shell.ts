import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DomainError, type Html } from '@foyer/shared/domain';
import { remembered } from '@foyer/shared/use-cases';
import type { Request, Response } from 'express';

/** What a page says of itself to those who run no script. */
export type PageWords = {
  /** Title, description and everything else of the head that is the page's own. */
  readonly head: Html;
  /** Its plain facts, for a browser without script. */
  readonly noscript: Html;
};

/** Puts a page's words into the built site's `index.html`. */
export type PageShell = (words: PageWords) => Promise<string>;

const TITLE = /<title>[^<]*<\/title>/;
const NOSCRIPT = /<noscript>[^]*?<\/noscript>/;
/** A site that is built anew while it is served is seen after this time. */
const FRESH_MS = 2_000;

/** The shell of the site in a folder. Throws 'not-found' where the site is not built. */
export function pageShell(directory: string, clock: () => number): PageShell {
  const file = join(directory, 'index.html');
  const index = remembered({ forMs: FRESH_MS, clock }, () => readIndex(file));
  return async ({ head, noscript }) => {
    const text = await index(file);
    // Functions, since a replacement text gives `$` a meaning.
    return text
      .replace(TITLE, () => head.html)
      .replace(NOSCRIPT, () => `<noscript>${noscript.html}</noscript>`);
  };
}

async function readIndex(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new DomainError('not-found', {}, { cause: error });
  }
}

/** Answers with a page, or that the browser has it already. */
export function sendPage(request: Request, response: Response, page: string): void {
  const fingerprint = createHash('sha256').update(page).digest('base64url').slice(0, 22);
  response.set({ 'cache-control': 'no-cache', etag: `W/"${fingerprint}"` });
  if (request.fresh) response.status(304).end();
  else response.type('html').send(page);
}
