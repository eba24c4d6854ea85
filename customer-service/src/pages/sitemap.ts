import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DomainError, eventAddress, type Instant, type ListedEvent } from '@foyer/shared/domain';
import { contextOf } from '@foyer/shared/http';
import { Router, type Response } from 'express';

/** What the files for search engines are made from. */
export type SitemapDeps = {
  readonly catalogue: { listed(now: Instant): Promise<readonly SitemapEvent[]> };
  readonly publicUrl: string;
};

/** What the sitemap tells of an event. */
export type SitemapEvent = Pick<ListedEvent, 'eventId' | 'updatedAt'>;

/** The most addresses that the protocol allows in one file. */
export const MOST_ADDRESSES = 50_000;
const KEPT = 'public, max-age=600';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** Pages need the events' API to be drawn; everything else below `/api/` is no page. */
const RULES = ['Allow: /api/events', 'Disallow: /api/', 'Disallow: /admin/', 'Disallow: /files/'];

/** `robots.txt`, and the sitemap: an index of files that each name a part of the listed events. */
export function sitemapRoutes({ catalogue, publicUrl }: SitemapDeps, perFile: number): Router {
  const router = Router();

  router.get('/robots.txt', (_request, response) => {
    const lines = ['User-agent: *', ...RULES, '', `Sitemap: ${publicUrl}/sitemap.xml`, ''];
    kept(response).type('text').send(lines.join('\n'));
  });

  router.get('/sitemap.xml', async (_request, response) => {
    const events = await catalogue.listed(contextOf(response).now);
    const files = partsOf(events, perFile).map((part, index) =>
      entryOf('sitemap', `${publicUrl}/sitemap-${index + 1}.xml`, lastChangeOf(part)),
    );
    kept(response).type('xml').send(documentOf('sitemapindex', files).join(''));
  });

  router.get('/sitemap-:part.xml', async (request, response) => {
    const events = await catalogue.listed(contextOf(response).now);
    const part = partsOf(events, perFile)[Number(request.params.part) - 1];
    if (!part) throw new DomainError('not-found');
    const pages = part.map((event) =>
      entryOf('url', eventAddress(publicUrl, event), event.updatedAt),
    );
    await pipeline(Readable.from(documentOf('urlset', pages)), kept(response).type('xml'));
  });

  return router;
}

function kept(response: Response): Response {
  return response.set('cache-control', KEPT);
}

/** At least one part, so that the index of a site without events is valid. */
function partsOf(events: readonly SitemapEvent[], perFile: number): (readonly SitemapEvent[])[] {
  const count = Math.max(1, Math.ceil(events.length / perFile));
  return Array.from({ length: count }, (_, index) =>
    events.slice(index * perFile, (index + 1) * perFile),
  );
}

function lastChangeOf(part: readonly SitemapEvent[]): string {
  return part.reduce((last, { updatedAt }) => (updatedAt > last ? updatedAt : last), '');
}

/** Addresses hold ids only, which have no character of meaning to XML. */
function entryOf(element: 'url' | 'sitemap', address: string, changedAt: string): string {
  const changed = changedAt && `<lastmod>${changedAt}</lastmod>`;
  return `<${element}><loc>${address}</loc>${changed}</${element}>\n`;
}

function documentOf(root: 'urlset' | 'sitemapindex', entries: readonly string[]): string[] {
  return [`${DECLARATION}<${root} xmlns="${NAMESPACE}">\n`, ...entries, `</${root}>\n`];
}
