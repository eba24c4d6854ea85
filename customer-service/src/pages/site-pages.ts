import { EventId } from '@foyer/shared/contract';
import { DomainError, embeddingSites, html, type TicketedEvent } from '@foyer/shared/domain';
import { contextOf, REFUSAL_ANSWERS, type VisitorFinder } from '@foyer/shared/http';
import type { EventCatalogue } from '@foyer/shared/use-cases';
import { Router, type Request, type Response } from 'express';
import { eventWords, seatsWords, signUpWords } from './event-words.ts';
import { allowFrames } from './frame-rules.ts';
import { LISTED, listWords } from './list-words.ts';
import { plainHead } from './page-head.ts';
import { pageShell, sendPage, type PageWords } from './page-shell.ts';
import type { ThemeScript } from './theme-script.ts';

/** What the pages need to speak for themselves. */
export type PageDeps = {
  readonly catalogue: Pick<EventCatalogue, 'find' | 'list'>;
  readonly publicUrl: string;
  readonly clock: () => number;
};

/** Where the built site is, and who its visitors are. */
export type Site = {
  readonly directory: string;
  readonly findVisitor: VisitorFinder;
  readonly theme?: ThemeScript | undefined;
};

/** The sites that may show a page of an event in a frame. */
type SitesOf = (event: TicketedEvent) => readonly string[];

/**
 * The pages that people find and share: the same shell as every page, its head and plain facts written by what the page
 * is about.
 */
export function sitePages({ catalogue, publicUrl, clock }: PageDeps, site: Site): Router {
  const router = Router();
  const shell = pageShell(site, clock);
  const answer = async (request: Request, response: Response, write: () => Promise<PageWords>) => {
    site.findVisitor(request, response);
    sendPage(request, response, await shell(await wordsOr(response, write)));
  };
  const eventPage = (path: string, wordsOf: typeof eventWords, sitesOf: SitesOf = () => []) =>
    router.get(path, (request: Request<{ eventId: string }>, response) =>
      answer(request, response, async () => {
        const { eventId } = request.params;
        if (!EventId.safeParse(eventId).success) throw new DomainError('event-not-found');
        const { event, sold } = await catalogue.find(eventId);
        allowFrames(response, sitesOf(event));
        return wordsOf(event, { siteUrl: publicUrl, sold, now: contextOf(response).now });
      }),
    );

  router.get('/', (request, response) =>
    answer(request, response, async () => {
      const { items } = await catalogue.list({ limit: LISTED }, contextOf(response).now);
      const list = request.originalUrl === '/' ? 'whole' : 'searched';
      return listWords(items, { siteUrl: publicUrl, list });
    }),
  );
  eventPage('/events/:eventId', eventWords);
  eventPage('/events/:eventId/seats', seatsWords);
  eventPage('/events/:eventId/sign-up', signUpWords, embeddingSites);
  return router;
}

/** The page's words, or those of the refusal in their way: the site comes in any case and tells the visitor itself. */
async function wordsOr(response: Response, write: () => Promise<PageWords>): Promise<PageWords> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { status, title } = REFUSAL_ANSWERS[error.code];
    response.status(status).set('x-robots-tag', 'noindex');
    return {
      head: plainHead(status < 500 ? 'No such event' : 'Back in a moment'),
      noscript: html`<p>${title} <a href="/">See all events</a></p>`,
    };
  }
}
