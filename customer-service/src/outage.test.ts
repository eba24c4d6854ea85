import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { listen } from '@foyer/shared/http';
import { createTables } from '@foyer/shared/storage';
import {
  connectLocally,
  startEmbeddedDynamoDb,
  type EmbeddedDynamoDb,
} from '@foyer/shared/testing';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { startTestService, type TestService } from './testing/test-service.ts';

let folder: string;
let store: EmbeddedDynamoDb;
let service: TestService;

const startStore = (port?: number) =>
  startEmbeddedDynamoDb({ port, file: join(folder, 'tables.db') });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foyer-outage-'));
  store = await startStore();
  const db = connectLocally(store.endpoint);
  await createTables(db);
  db.client.destroy();
  service = await startTestService({ DYNAMODB_ENDPOINT: store.endpoint });
});

afterAll(async () => {
  await service.stop();
  await store.stop();
  await rm(folder, { recursive: true, maxRetries: 10 });
});

it('says so while the store is away and goes on by itself when it is back', async () => {
  const api = () => request(service.app);
  let asked = 0;
  const read = () => api().get(`/api/events/evt_${(asked += 1)}`);
  const signIn = () =>
    api().post('/api/auth/sign-in').send({ email: 'a@example.org', password: 'wrong' });
  await api().get('/readyz').expect(200);
  await read().expect(404);

  await store.stop();
  for (const response of [await read(), await signIn()]) {
    expect(response.body).toMatchObject({ code: 'store-unavailable', status: 503 });
    expect(response.get('retry-after')).toBe('2');
  }
  const red = await api().get('/readyz').expect(503);
  expect(red.body).toEqual({ status: 'unavailable', failing: 'store' });
  await api().get('/livez').expect(200);

  store = await startStore(Number(new URL(store.endpoint).port));
  await api().get('/readyz').expect(200);
  await signIn().expect(401);
});

it('turns readiness red and answers what is under way when it is stopped', async () => {
  const other = await startTestService({ DYNAMODB_ENDPOINT: store.endpoint });
  const { app, readiness } = other;
  const server = await listen(app, { port: 0, stopping: readiness, drainMs: 300, finishMs: 5_000 });
  const url = `http://127.0.0.1:${server.port}`;
  const slow = fetch(`${url}/api/auth/sign-up`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'slow@example.org', name: 'Ada', password: 'long enough' }),
  });
  const stopped = server.stop();
  expect((await fetch(`${url}/readyz`)).status).toBe(503);
  expect((await slow).status).toBe(201);
  await stopped;
  await expect(fetch(`${url}/livez`)).rejects.toThrow();
  await other.stop();
});
