import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DomainError, html, type Html } from '@foyer/shared/domain';
import { remembered } from '@foyer/shared/use-cases';
import type { Request, Response } from 'express';
import { scriptsOf } from './page-scripts.ts';
import type { ThemeScript } from './theme-script.ts';

/** What a page says of itself to those who run no script. */
export type PageWords = {
  /** Title, description and everything else of the head that is the page's own. */
  readonly head: Html;
  /** Its plain facts, for a browser without script. */
  readonly noscript: Html;
  /** What is seen before any script runs; the page's component takes it away. */
  readonly firstView?: Html | undefined;
  /** The selector of the page's component, whose scripts the browser may ask for at once. */
  readonly component?: string;
};

/** Puts a page's words into the built site's `index.html`. */
export type PageShell = (words: PageWords) => Promise<string>;

const TITLE = /<title>[^<]*<\/title>/;
const STYLES = /<link rel="stylesheet" href="([\w-]+\.css)"\s*\/?>/;
const HEAD_END = '</head>';
const BODY = '<body>';
const NOSCRIPT = /<noscript>[^]*?<\/noscript>/;
/** Without a script nothing takes the first view away: pictures stand in the page, words would stand there twice. */
const PLAIN = html`<style>
  #first-view {
    position: static;
  }
  #first-view > p {
    display: none;
  }
</style>`;
/** A site that is built anew while it is served is seen after this time. */
const FRESH_MS = 2_000;

/** Where the built site is, and the script that comes with its pages. */
export type ShellSite = { readonly directory: string; readonly theme?: ThemeScript | undefined };

/** The shell of a site. Throws 'not-found' where the site is not built. */
export function pageShell({ directory, theme }: ShellSite, clock: () => number): PageShell {
  const index = remembered({ forMs: FRESH_MS, clock }, readIndex);
  const scripts = scriptMemory(directory);
  return async ({ head, noscript, component, firstView }) => {
    const built = await index(directory);
    const text = theme?.within(built) ?? built;
    const preloads = component ? await scripts(text, component) : [];
    // Functions, since a replacement text gives `$` a meaning.
    return text
      .replace(TITLE, '')
      .replace(HEAD_END, () => html`${head} ${preloads}`.html + HEAD_END)
      .replace(BODY, () => BODY + (firstView?.html ?? ''))
      .replace(NOSCRIPT, () => `<noscript>${PLAIN.html}${noscript.html}</noscript>`);
  };
}

/** The links to the scripts of components, found once for each build of the site. */
function scriptMemory(directory: string) {
  let built = '';
  const known = new Map<string, Promise<readonly Html[]>>();
  return (index: string, component: string): Promise<readonly Html[]> => {
    if (index !== built) known.clear();
    built = index;
    const links = known.get(component) ?? scriptLinks(directory, index, component);
    known.set(component, links);
    return links;
  };
}

/** They come behind the style sheet and the page's picture: what is seen first must not wait for them. */
async function scriptLinks(directory: string, index: string, component: string): Promise<Html[]> {
  const names = await scriptsOf(directory, index, component);
  return names.map(
    (name) => html`<link rel="modulepreload" href="/${name}" fetchpriority="low" /> `,
  );
}

/** The built page with its styles in its own text: nothing is drawn before they are there. */
async function readIndex(directory: string): Promise<string> {
  try {
    const text = await readFile(join(directory, 'index.html'), 'utf8');
    const [link = '', name] = STYLES.exec(text) ?? [];
    if (!name) return text;
    const styles = await readFile(join(directory, name), 'utf8');
    return text.replace(link, () => `<style>${styles}</style>`);
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
