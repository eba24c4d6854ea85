import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { customer } from '@foyer/shared/contract';
import { REFUSALS } from '@foyer/shared/domain';
import { endpointsOf } from '@foyer/shared/http';
import { codeIn, problemIn } from '@foyer/shared/testing';
import { Validator } from '@seriousme/openapi-schema-validator';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { z } from 'zod';
import { PUBLIC_URL, startTestService, type TestService } from './testing/test-service.ts';

let service: TestService;
let site: string;

beforeAll(async () => {
  site = await mkdtemp(join(tmpdir(), 'foyer-site-'));
  await mkdir(join(site, 'media'));
  await writeFile(join(site, 'index.html'), '<!doctype html><head><title>Foyer</title></head>');
  await writeFile(join(site, 'main-AB12CD34.js'), 'export {};\n');
  await writeFile(join(site, 'chunk-gQScSXKv.js'), 'export {};\n');
  await writeFile(join(site, 'page-graceful.js'), 'export {};\n');
  await writeFile(join(site, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  service = await startTestService({ STATIC_DIR: site });
});

afterAll(async () => {
  await service.stop();
  await rm(site, { recursive: true, maxRetries: 10 });
});

const OpenApi = z.looseObject({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.looseObject({
        parameters: z.array(z.unknown()).optional(),
        responses: z.record(
          z.string(),
          z.looseObject({
            headers: z.record(z.string(), z.unknown()).optional(),
            'x-refusals': z.array(z.string()).optional(),
          }),
        ),
      }),
    ),
  ),
  'x-refusals': z.record(z.string(), z.unknown()),
});

const cookiesOf = (response: request.Response): string[] =>
  [response.get('set-cookie') ?? []].flat();

const api = () => request(service.app);
const signIn = () => api().post('/api/auth/sign-in');
const credentials = { email: 'ada@example.org', password: 'wrong' };

describe('a body', () => {
  it('that is no JSON is refused', async () => {
    const response = await signIn().type('json').send('{"email":').expect(400);
    expect(response.body).toMatchObject({ code: 'malformed-json', status: 400 });
  });

  it('that is too large is refused', async () => {
    const response = await signIn()
      .send({ ...credentials, more: 'x'.repeat(200_000) })
      .expect(413);
    expect(codeIn(response)).toBe('body-too-large');
  });

  it('of another type is refused', async () => {
    const response = await signIn().type('form').send(credentials).expect(415);
    expect(codeIn(response)).toBe('unsupported-media-type');
    await signIn().set('content-type', 'application/json; charset=latin1').send('{}').expect(415);
  });

  it('that is missing or no object is refused', async () => {
    const missing = await signIn().expect(400);
    expect(missing.body).toMatchObject({ code: 'invalid-request', errors: [{ field: 'body' }] });
    await signIn().type('json').send('[]').expect(400);
    await signIn().type('json').send('"text"').expect(400);
  });

  it('with an unknown field is refused, with its name', async () => {
    const response = await signIn()
      .send({ ...credentials, role: 'admin' })
      .expect(400);
    expect(problemIn(response).errors).toEqual([
      { field: 'body.role', message: 'is not known here' },
    ]);
  });
});

describe('an address', () => {
  it('that nothing serves is not found', async () => {
    for (const path of ['/api/nothing', '/api', '/api/auth/sign-in/more']) {
      const response = await api().get(path).expect(404);
      expect(response.body).toMatchObject({
        code: 'not-found',
        type: 'urn:foyer:problem:not-found',
      });
      expect(response.get('content-type')).toMatch('application/problem+json');
    }
  });

  it('tells which methods it knows', async () => {
    const response = await api().get('/api/auth/sign-in').expect(405);
    expect(codeIn(response)).toBe('method-not-allowed');
    expect(response.get('allow')).toBe('POST');
  });

  it('with a malformed part or parameter is refused', async () => {
    for (const path of ['/api/events/%zz', '/api/events/nonsense', '/api/events?limit=many']) {
      const response = await api().get(path).expect(400);
      expect(codeIn(response)).toBe('invalid-request');
    }
  });
});

describe('a request from a page of another site', () => {
  const foreign = async (header: string, value: string) => {
    const response = await signIn().set(header, value).send(credentials).expect(403);
    expect(codeIn(response)).toBe('foreign-origin');
  };

  it('is refused when it would change something', async () => {
    await foreign('origin', 'https://evil.example');
    await foreign('origin', 'null');
    await foreign('sec-fetch-site', 'cross-site');
    await foreign('sec-fetch-site', 'same-site');
  });

  it('passes when it only reads', () =>
    api().get('/api/events').set('origin', 'https://evil.example').expect(200));

  it('passes from our own pages and from clients that are no browsers', async () => {
    await signIn().set('origin', PUBLIC_URL).send(credentials).expect(401);
    await signIn().set('sec-fetch-site', 'same-origin').send(credentials).expect(401);
    await signIn().send(credentials).expect(401);
  });

  it('is left to its signature where messages are signed', async () => {
    const webhook = api()
      .post('/api/payments/webhooks/sandbox')
      .set('origin', 'https://pay.example');
    const response = await webhook.send('{}').expect(401);
    expect(codeIn(response)).toBe('webhook-forged');
  });
});

describe('a visitor', () => {
  const visitorCookie = (response: request.Response) =>
    cookiesOf(response).find((cookie) => cookie.startsWith('foyer_visitor='));

  it('gets a cookie with the first page and keeps it', async () => {
    const first = await api().get('/sign-in').expect(200);
    const cookie = visitorCookie(first) ?? '';
    expect(cookie).toMatch(/^foyer_visitor=vis_[0-9a-z]{16};.*HttpOnly; SameSite=Lax$/);
    for (const address of ['/', '/api/bookings/bkg_0000000000000000']) {
      const again = await api().get(address).set('cookie', cookie.split(';')[0]!);
      expect(visitorCookie(again)).toBeUndefined();
    }
  });

  it('gets one at the latest when something is asked in their name', async () => {
    const response = await api().get('/api/bookings/bkg_0000000000000000').expect(404);
    expect(visitorCookie(response)).toBeDefined();
  });

  it('gets none with what everybody may read, so that answers at once cannot give several', async () => {
    const response = await api().get('/api/events').expect(200);
    expect(visitorCookie(response)).toBeUndefined();
  });

  it('with a cookie that we never made gets another', async () => {
    for (const forged of ['vis_1', 'usr_0000000000000000', 'vis_000000000000000u', '"><script>']) {
      const response = await api().get('/').set('cookie', `foyer_visitor=${forged}`);
      expect(visitorCookie(response)).toBeDefined();
    }
  });
});

describe('an answer', () => {
  it('carries the id of its request, given or ours', async () => {
    const given = await api().get('/api/nothing').set('x-request-id', 'abc-123');
    expect(given.get('x-request-id')).toBe('abc-123');
    expect(problemIn(given).instance).toBe('urn:foyer:request:abc-123');
    const trace = 'Root=1-67891233-abcdef012345678912345678';
    const traced = await api().get('/api/nothing').set('x-amzn-trace-id', trace);
    expect(traced.get('x-request-id')).toBe(trace);
    expect(traced.get('x-amzn-trace-id')).toBe(trace);
    const unsafe = await api().get('/api/nothing').set('x-request-id', 'a b"c');
    expect(unsafe.get('x-request-id')).toMatch(/^req_/);
  });

  it('forbids scripts in the text of pages and framing', async () => {
    const policy = (await api().get('/')).get('content-security-policy') ?? '';
    expect(policy).toMatch("script-src 'self';");
    expect(policy).toMatch("frame-ancestors 'none'");
    expect(policy).not.toMatch('upgrade-insecure-requests');
  });

  it('of the API is not kept', async () => {
    expect((await api().get('/api/nothing')).get('cache-control')).toBe('no-store');
  });
});

describe('the documents', () => {
  const document = async () =>
    OpenApi.parse((await api().get('/api/openapi.json').expect(200)).body);

  it('are valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    expect(await validator.validate(await document())).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
  });

  it('list every refusal with its status', async () => {
    const { paths, 'x-refusals': refusals } = await document();
    expect(Object.keys(refusals).sort()).toEqual([...REFUSALS].sort());
    const hold = paths['/events/{eventId}/bookings']?.['post'];
    expect(hold?.responses['409']?.['x-refusals']).toContain('seat-unavailable');
    expect(hold?.responses['503']?.headers).toHaveProperty('Retry-After');
    expect(hold?.parameters).toContainEqual(
      expect.objectContaining({ name: 'Idempotency-Key', in: 'header', required: true }),
    );
  });

  it('can be read and tried on a page of our own files', async () => {
    const page = await api().get('/api/docs').expect(200);
    expect(page.text).not.toMatch(/<script>|https?:\/\//);
    const files = [...page.text.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path!);
    expect(files).toHaveLength(3);
    for (const file of files) await api().get(file).expect(200);
  });
});

it('serves every endpoint of the contract', async () => {
  for (const { method, path } of Object.values(endpointsOf(customer))) {
    const concrete = path.replace(/:(\w+)Id/g, (_match, name: string) => `${PREFIXES[name]}_none`);
    const response = await api()[method](`/api${concrete.replace(/:\w+/g, 'none')}`);
    const unserved = ['not-found', 'method-not-allowed'].includes(codeIn(response) ?? '');
    expect({ method, path, unserved }).toEqual({ method, path, unserved: false });
  }
});

const PREFIXES: Readonly<Record<string, string>> = { event: 'evt', booking: 'bkg', ticket: 'tkt' };

describe('the site', () => {
  it('answers at every page address with its index', async () => {
    for (const path of ['/', '/me/bookings', '/bookings/bkg_1?link=x']) {
      const response = await api().get(path).expect(200);
      expect(response.text).toMatch('Foyer</title>');
      expect(response.get('cache-control')).toBe('no-cache');
    }
  });

  it('keeps files with a hash in their name for ever, others not', async () => {
    for (const hashed of ['/main-AB12CD34.js', '/chunk-gQScSXKv.js']) {
      const response = await api().get(hashed).expect(200);
      expect(response.get('cache-control')).toBe('public, max-age=31536000, immutable');
    }
    for (const named of ['/favicon.svg', '/page-graceful.js'])
      expect((await api().get(named).expect(200)).get('cache-control')).toBe('no-cache');
  });

  it('has the hashed files of other versions, which their tasks have kept', async () => {
    const script = Buffer.from('export const former = true;\n');
    await service.deps.objects.add('site/customer/chunk-0LDer123.js', script, 'text/javascript');
    const response = await api().get('/chunk-0LDer123.js').expect(200);
    expect(response.text).toBe('export const former = true;\n');
    expect(response.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(response.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it('has no file that it does not have', async () => {
    for (const path of ['/main-00000000.js', '/.env', '/../package.json', '/files/none.pdf']) {
      const response = await api().get(path);
      expect([403, 404]).toContain(response.status);
    }
  });
});
