import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { employee } from '@foyer/shared/contract';
import { endpointsOf } from '@foyer/shared/http';
import { codeIn } from '@foyer/shared/testing';
import { Validator } from '@seriousme/openapi-schema-validator';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { z } from 'zod';
import { startTestService, type TestService } from './testing/test-service.ts';

let service: TestService;
let site: string;

beforeAll(async () => {
  site = await mkdtemp(join(tmpdir(), 'foyer-portal-'));
  await writeFile(join(site, 'index.html'), '<!doctype html><title>Foyer portal</title>');
  service = await startTestService({ STATIC_DIR: site });
});
afterAll(async () => {
  await service.stop();
  await rm(site, { recursive: true, maxRetries: 10 });
});

const get = (path: string) => request(service.app).get(path);

it('serves every endpoint of the contract below /admin/api', async () => {
  for (const { method, path } of Object.values(endpointsOf(employee))) {
    const concrete = path.replace(/:eventId/g, 'evt_none');
    const response = await request(service.app)[method](`/admin/api${concrete}`);
    const unserved = ['not-found', 'method-not-allowed'].includes(codeIn(response) ?? '');
    expect({ method, path, unserved }).toEqual({ method, path, unserved: false });
  }
});

describe('the portal', () => {
  it('answers below /admin and nowhere else', async () => {
    for (const path of ['/admin/', '/admin/events/evt_1']) {
      expect((await get(path).expect(200)).text).toMatch('Foyer portal');
    }
    for (const path of ['/', '/api/me', '/administrator', '/admin/api/nothing']) {
      expect(codeIn(await get(path).expect(404))).toBe('not-found');
    }
  });

  it('has the hashed files of its other versions, and none of the other site', async () => {
    const { objects } = service.deps;
    const script = Buffer.from('export {};\n');
    await objects.add('site/employee/chunk-0LDer123.js', script, 'text/javascript');
    await objects.add('site/customer/chunk-0THer123.js', script, 'text/javascript');
    expect((await get('/admin/chunk-0LDer123.js').expect(200)).text).toBe('export {};\n');
    await get('/admin/chunk-0THer123.js').expect(404);
  });

  it('may use the camera to scan', async () => {
    expect((await get('/admin/')).get('permissions-policy')).toMatch('camera=(self)');
  });

  it('gives nobody a visitor cookie', async () => {
    expect((await get('/admin/api/me')).get('set-cookie')).toBeUndefined();
  });

  it('refuses requests from pages of other sites', async () => {
    const response = await request(service.app)
      .post('/admin/api/auth/sign-in')
      .set('origin', 'https://evil.example')
      .send({ email: 'a@example.org', password: 'x' });
    expect(codeIn(response)).toBe('foreign-origin');
  });
});

describe('health', () => {
  it('is told with and without the prefix', async () => {
    for (const path of ['/readyz', '/livez', '/admin/readyz', '/admin/livez']) {
      expect((await get(path).expect(200)).body).toEqual({ status: 'ok' });
    }
  });
});

it('documents its API as valid OpenAPI 3.1 with a page of its own files', async () => {
  const document = await get('/admin/api/openapi.json').expect(200);
  const validator = new Validator();
  expect(await validator.validate(z.looseObject({}).parse(document.body))).toEqual({ valid: true });
  expect(validator.version).toBe('3.1');
  const page = await get('/admin/api/docs').expect(200);
  const files = [...page.text.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path ?? '');
  for (const file of files) {
    expect(file).toMatch(/^\/admin\/api\/docs\//);
    await get(file).expect(200);
  }
});
