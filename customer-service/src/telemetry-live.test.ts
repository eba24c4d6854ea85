import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { listen, type RunningServer } from '@foyer/shared/http';
import { putDrawnRoomOnSale, startTestCollector, type TestCollector } from '@foyer/shared/testing';
import request from 'supertest';
import { startTestService, type TestService } from './testing/test-service.ts';

let collector: TestCollector;
let watched: TestService;
let neighbour: TestService;
let server: RunningServer;

beforeAll(async () => {
  collector = await startTestCollector();
  watched = await startTestService({
    OTEL_METRICS_EXPORTER: 'otlp',
    OTEL_METRIC_EXPORT_INTERVAL: '100',
    OTEL_TRACES_EXPORTER: 'otlp',
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
  });
  const { DYNAMODB_ENDPOINT = '', OBJECT_STORE_DIR = '' } = watched.config;
  neighbour = await startTestService({ DYNAMODB_ENDPOINT, OBJECT_STORE_DIR });
  const { app, readiness: stopping } = watched;
  server = await listen(app, { port: 0, stopping, drainMs: 0, finishMs: 0 });
});
afterAll(async () => {
  await server.stop();
  await neighbour.stop();
  await watched.stop();
  await collector.stop();
});

it('measures who watches, and how late it learns of what another task sells', async () => {
  const house = { ...watched.deps, clock: { epoch: () => Date.now() } };
  const rules = { salesOpenAt: '2020-01-01T00:00:00.000Z' };
  const { eventId } = await putDrawnRoomOnSale(house, ['..........'], rules);
  const viewer = new AbortController();
  const path = `/api/events/${eventId}/availability/stream`;
  const stream = await fetch(`http://127.0.0.1:${server.port}${path}`, { signal: viewer.signal });
  expect(stream.status).toBe(200);
  await collector.until('foyer.event_streams.open', {}, (count) => count === 1);

  await request(neighbour.app)
    .post(`/api/events/${eventId}/bookings`)
    .set('idempotency-key', 'key-neighbour')
    .send({ seats: ['a3', 'a4'] })
    .expect(201);
  await collector.until('foyer.feed.lag', {}, (count) => count === 1);
  viewer.abort();
  await collector.until('foyer.event_streams.open', {}, (count) => count === 0);
});

it('leaves the polls of a live room out of the trace of whoever looked first', async () => {
  await watched.deps.telemetry.stop();
  const [first] = collector.spans.filter(({ name }) => name.endsWith('/availability/stream'));
  const within = collector.spans.filter(({ traceId }) => traceId === first?.traceId);
  expect(within.length).toBeGreaterThan(1);
  expect(within.filter(({ name }) => name.includes('BatchGetItem')).length).toBe(0);
});
