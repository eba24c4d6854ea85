import { afterAll, beforeAll, expect, it } from '@jest/globals';
import express from 'express';
import request from 'supertest';
import { inSpan, startTelemetry, TELEMETRY_SETTINGS, type Telemetry } from '../telemetry/index.ts';
import { startTestCollector, type TestCollector } from '../testing/test-collector.ts';
import { z } from 'zod';
import { requestTelemetry } from './request-telemetry.ts';
import { readUpload } from './upload.ts';

let collector: TestCollector;
let telemetry: Telemetry;

beforeAll(async () => {
  collector = await startTestCollector();
  const settings = z.object(TELEMETRY_SETTINGS).parse({
    OTEL_METRICS_EXPORTER: 'otlp',
    OTEL_TRACES_EXPORTER: 'otlp',
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
  });
  const log = { info: () => undefined, warn: () => undefined };
  telemetry = await startTelemetry(settings, { service: 'foyer-test', log });
  const app = express().use(requestTelemetry(telemetry, '/api'));
  app.post('/pictures/:pictureId', ...readUpload, async (_request, response) => {
    await inSpan(telemetry.tracer, { name: 'work', attributes: {} }, () => Promise.resolve());
    response.status(201).end();
  });
  await request(app).post('/pictures/pic_1').attach('picture', Buffer.alloc(70_000), 'one.png');
  await request(app).get('/no/such/place/as/bkg_1').expect(404);
  await telemetry.stop();
});
afterAll(() => collector.stop());

it('keeps what follows an upload in the trace of its request', () => {
  const [work] = collector.spans.filter(({ name }) => name === 'work');
  const parent = collector.spans.find(({ spanId }) => spanId === work?.parentSpanId);
  expect(parent?.name).toBe('POST /pictures/:pictureId');
  expect(parent?.attributes['http.response.status_code']).toBe(201);
});

it('tells nothing of a path that leads nowhere', () => {
  const routes = collector.points('http.server.request.duration').map(({ labels }) => labels);
  expect(routes).toContainEqual({
    'http.request.method': 'GET',
    'http.response.status_code': 404,
  });
  expect(JSON.stringify([collector.spans, routes])).not.toContain('bkg_1');
});
