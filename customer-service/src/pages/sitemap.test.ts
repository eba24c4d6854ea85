import { describe, expect, it } from '@jest/globals';
import { requestContext, unknownAddress, problemHandler, serviceLog } from '@foyer/shared/http';
import express from 'express';
import request from 'supertest';
import { sitemapRoutes, type SitemapEvent } from './sitemap.ts';

const publicUrl = 'https://foyer.example';

/** A site of some events whose sitemap has two addresses a file. */
function siteOf(count: number) {
  const events: SitemapEvent[] = Array.from({ length: count }, (_, number) => ({
    eventId: `evt_${number}`,
    updatedAt: `2026-11-0${number + 1}T08:00:00.000Z`,
  }));
  const app = express();
  app.use(requestContext(Date.now));
  app.use(sitemapRoutes({ catalogue: { listed: () => Promise.resolve(events) }, publicUrl }, 2));
  app.use(unknownAddress([]), problemHandler(serviceLog('customer', 'fatal')));
  return request(app);
}

const addressesIn = (text: string) =>
  [...text.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, url]) => url);

describe('the sitemap', () => {
  it('is an index of files, each with the time of its last change', async () => {
    const { text, type } = await siteOf(3).get('/sitemap.xml').expect(200);
    expect(type).toBe('application/xml');
    expect(addressesIn(text)).toEqual([`${publicUrl}/sitemap-1.xml`, `${publicUrl}/sitemap-2.xml`]);
    expect(text).toContain('<lastmod>2026-11-02T08:00:00.000Z</lastmod>');
  });

  it('names each event once in its files', async () => {
    const site = siteOf(3);
    const files = await Promise.all([1, 2].map((part) => site.get(`/sitemap-${part}.xml`)));
    expect(files.flatMap(({ text }) => addressesIn(text))).toEqual(
      [0, 1, 2].map((number) => `${publicUrl}/events/evt_${number}`),
    );
    expect(files[1]?.text).toContain('<lastmod>2026-11-03T08:00:00.000Z</lastmod>');
  });

  it('has no further file', async () => {
    for (const part of ['0', '3', '1.5', 'x'])
      await siteOf(3).get(`/sitemap-${part}.xml`).expect(404);
  });

  it('is valid without any event', async () => {
    const site = siteOf(0);
    expect(addressesIn((await site.get('/sitemap.xml')).text)).toHaveLength(1);
    expect((await site.get('/sitemap-1.xml').expect(200)).text).toContain('</urlset>');
  });
});

it('tells robots where the sitemap is and what is no page', async () => {
  const { text } = await siteOf(1)
    .get('/robots.txt')
    .expect('content-type', /text\/plain/);
  expect(text).toContain(`Sitemap: ${publicUrl}/sitemap.xml`);
  expect(text).toContain('Disallow: /admin/');
});
