import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DAY_MS, instantOf, type EventImage, type TicketedEvent } from '@foyer/shared/domain';
import { sampleEvent } from '@foyer/shared/testing';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { PUBLIC_URL, startTestService, type TestService } from '../testing/test-service.ts';

const INDEX = `<!doctype html><html lang="en"><head><title>Foyer</title><base href="/" /><script src="theme.js"></script><link rel="stylesheet" href="styles-Ab3dEf9h.css"></head>
<body><fy-app></fy-app><noscript>Foyer needs JavaScript.</noscript><script src="main-X2yZ34ab.js"></script></body></html>`;
const THEME = "document.documentElement.dataset.theme = '$&';";
const STYLES = '.price::before { content: "$&"; }';
const HOSTILE = 'Fish & "Chips" </title></script><script>alert(1)</script>\u2028$&';
const CLUB = 'https://club.example.org';
const PICTURE: EventImage = {
  imageId: 'img_1',
  url: '/media/images/tide',
  alt: 'A "pale" moon',
  widths: [480, 960, 1_600],
  accent: '#7fc4c9',
};

let service: TestService;
let site: string;

beforeAll(async () => {
  site = await mkdtemp(join(tmpdir(), 'foyer-pages-'));
  await writeFile(join(site, 'index.html'), INDEX);
  await writeFile(join(site, 'theme.js'), THEME);
  await writeFile(join(site, 'styles-Ab3dEf9h.css'), STYLES);
  await writeFile(
    join(site, 'chunk-Ab3dEf9h.js'),
    'import{a}from"./main-X2yZ34ab.js";import"./chunk-Other123.js";x({selectors:[[`fy-event-page`]]});import("./chunk-Later123.js")',
  );
  await writeFile(join(site, 'chunk-Other123.js'), 'export {};');
  service = await startTestService({ STATIC_DIR: site });
  await service.deps.events.put(tomorrow('evt_tide', { images: [PICTURE] }));
  await service.deps.events.put(tomorrow('evt_hostile', { title: HOSTILE, summary: HOSTILE }));
  await service.deps.events.put(tomorrow('evt_cancelled', { status: 'cancelled' }));
  await service.deps.events.put(tomorrow('evt_draft', { status: 'draft' }));
});

afterAll(async () => {
  await service.stop();
  await rm(site, { recursive: true, maxRetries: 10 });
});

function tomorrow(eventId: string, change: Partial<TicketedEvent>): TicketedEvent {
  const at = (hours: number) => instantOf(Date.now() + DAY_MS + hours * 3_600_000);
  const times = { doorsOpenAt: at(-1), startsAt: at(0), endsAt: at(2), salesCloseAt: at(0) };
  const past = instantOf(Date.now() - DAY_MS);
  return sampleEvent({ eventId, ...times, salesOpenAt: past, updatedAt: past, ...change });
}

const get = (path: string) => request(service.app).get(path);
const dataIn = (page: string): Record<string, unknown> => {
  const [, text = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(page) ?? [];
  return JSON.parse(text) as Record<string, unknown>;
};

describe("an event's page", () => {
  it('says in its head what it is', async () => {
    const { text } = await get('/events/evt_tide').expect(200);
    expect(text).toContain('<title>The Tide Clock · Foyer</title>');
    expect(text).toMatch(
      /<meta name="description" content="[A-Z]\w+day, .*Lyric House, Quay 4, Hamburg\. A lighthouse/,
    );
    expect(text).toContain(`<link rel="canonical" href="${PUBLIC_URL}/events/evt_tide" />`);
    for (const tag of [
      'og:title" content="The Tide Clock"',
      `og:image" content="${PUBLIC_URL}/media/images/tide-1600.webp"`,
      'og:image:alt" content="A &quot;pale&quot; moon"',
      'og:site_name" content="Foyer"',
      'og:locale" content="en_GB"',
      'twitter:card" content="summary_large_image"',
    ])
      expect(text).toContain(tag);
    expect(dataIn(text)).toMatchObject({ '@type': 'Event', name: 'The Tide Clock' });
  });

  it('shows its picture and asks for its event before any script runs', async () => {
    const { text } = await get('/events/evt_tide').expect(200);
    expect(text).toMatch(
      /<body><div id="first-view" class="event">\s*<img srcset="\/media\/images\/tide-480.webp 480w,/,
    );
    expect(text).toContain('rel="preload" as="fetch" href="/api/events/evt_tide"');
    expect((await get('/events/evt_hostile')).text).not.toContain('id="first-view"');
  });

  it('lets the browser ask early for its scripts, not for those that come later', async () => {
    const { text } = await get('/events/evt_tide').expect(200);
    const links = [...text.matchAll(/<link rel="modulepreload" href="(.*?)"/g)];
    expect(links.map(([, name]) => name)).toEqual(['/chunk-Ab3dEf9h.js', '/chunk-Other123.js']);
  });

  it('tells the plain facts to those who run no script', async () => {
    const { text } = await get('/events/evt_tide').expect(200);
    const [, facts = ''] = /<noscript>([^]*)<\/noscript>/.exec(text) ?? [];
    for (const fact of ['The Tide Clock', 'Lyric House, Quay 4, Hamburg', '<p>Free</p>', 'doors'])
      expect(facts).toContain(fact);
  });

  it('keeps every text a text, whatever it holds', async () => {
    const { text } = await get('/events/evt_hostile').expect(200);
    expect(text).not.toContain('<script>alert');
    expect(text.match(/<\/title>/g)).toHaveLength(1);
    expect(text.match(/<script/g)).toHaveLength(3);
    expect(dataIn(text)['name']).toBe(HOSTILE);
    expect(text.split('application/ld+json')[1]?.split('</script>')[0]).not.toMatch(/[<&\u2028]/);
  });

  it('says that an event is cancelled', async () => {
    const { text } = await get('/events/evt_cancelled').expect(200);
    expect(text).toContain('content="Cancelled. ');
    expect(text).toContain('This event is cancelled.');
    expect(dataIn(text)['eventStatus']).toBe('https://schema.org/EventCancelled');
  });

  it('is the site all the same where there is no such event, though not for search engines', async () => {
    for (const path of [
      '/events/evt_none',
      '/events/evt_draft',
      '/events/nonsense',
      '/events/evt_none/seats',
    ]) {
      const response = await get(path).expect(404);
      expect(response.get('x-robots-tag')).toBe('noindex');
      expect(response.text).toContain('<fy-app></fy-app>');
      expect(response.text).toContain('<title>No such event · Foyer</title>');
      expect(response.text).not.toContain('og:');
    }
  });

  it('is not sent again while it stays the same', async () => {
    const first = await get('/events/evt_tide').expect(200);
    expect(first.get('cache-control')).toBe('no-cache');
    const again = get('/events/evt_tide').set('if-none-match', first.get('etag') ?? '');
    await again.expect(304);
  });

  it('is led to from the page where seats are chosen, which tells of the event until the room is drawn', async () => {
    const { text } = await get('/events/evt_tide/seats').expect(200);
    expect(text).toMatch(/<div id="first-view" class="seats">\s*<p><strong>The Tide Clock</);
    expect(text).toContain('<title>Choose seats: The Tide Clock · Foyer</title>');
    expect(text).toContain(`<link rel="canonical" href="${PUBLIC_URL}/events/evt_tide" />`);
  });
});

describe("an event's sign-up", () => {
  const framers = async (path: string) => {
    const response = await get(path).expect(200);
    const policy = response.get('content-security-policy') ?? '';
    return [/frame-ancestors ([^;]*)/.exec(policy)?.[1], response.get('x-frame-options')];
  };

  it('may be shown in a frame by the sites that the organizer names, and nothing else may', async () => {
    await service.deps.events.put(tomorrow('evt_club', { embedOrigins: [CLUB] }));
    expect(await framers('/events/evt_club/sign-up')).toEqual([`'self' ${CLUB}`, undefined]);
    const closed = ["'none'", 'DENY'];
    expect(await framers('/events/evt_tide/sign-up')).toEqual(closed);
    for (const path of ['/events/evt_club', '/events/evt_club/seats', '/', '/sign-in'])
      expect(await framers(path)).toEqual(closed);
  });

  it('is called what it is, and leads search engines to the event', async () => {
    const { text } = await get('/events/evt_tide/sign-up').expect(200);
    expect(text).toContain('<title>Sign up: The Tide Clock · Foyer</title>');
    expect(text).toContain(`<link rel="canonical" href="${PUBLIC_URL}/events/evt_tide" />`);
    expect(text).toContain('Signing up needs JavaScript.');
  });
});

describe('the list of events', () => {
  it('names the first events for search engines and those who run no script', async () => {
    const { text } = await get('/').expect(200);
    const { itemListElement } = dataIn(text);
    expect(itemListElement).toContainEqual(
      expect.objectContaining({ url: `${PUBLIC_URL}/events/evt_tide`, name: 'The Tide Clock' }),
    );
    expect(text).toContain('<a href="/events/evt_tide">The Tide Clock</a>');
    expect(text).not.toContain('evt_draft');
  });

  it('shows and asks for what it begins with at once, unless something is searched for', async () => {
    const early = '<link rel="preload" as="fetch" href="/api/events?limit=24" crossorigin />';
    const stage =
      /<body><div id="first-view" class="stage">\s*<img srcset="\/media\/images\/tide-480/;
    const { text } = await get('/');
    expect(text).toContain(early);
    expect(text).toMatch(stage);
    const searched = await get('/?q=tide');
    expect(searched.text).not.toContain(early);
    expect(searched.text).not.toMatch(stage);
  });
});

it('brings its styles along, for which nothing that is seen first has to wait', async () => {
  const { text } = await get('/').expect(200);
  expect(text).toContain(`<style>${STYLES}</style>`);
  expect(text).not.toContain('rel="stylesheet"');
});

it('sets the theme by the one script in a page that may run', async () => {
  const answer = await get('/').expect(200);
  expect(answer.text).toContain(`<script>${THEME}</script>`);
  const hash = createHash('sha256').update(THEME).digest('base64');
  expect(answer.get('content-security-policy')).toContain(`script-src 'self' 'sha256-${hash}';`);
});

it.each(['/me/bookings', '/bookings/bkg_1/checkout', '/sign-in'])(
  'keeps search engines away from %s',
  async (path) => {
    const response = await get(path).expect(200);
    expect(response.get('x-robots-tag')).toBe('noindex');
    expect(response.text).toBe(INDEX);
  },
);
