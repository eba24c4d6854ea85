import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TicketedEvent } from '@foyer/shared/domain';
import {
  putDrawnRoomOnSale,
  startTestCollector,
  type CollectedSpan,
  type TestCollector,
} from '@foyer/shared/testing';
import request from 'supertest';
import { startTestService, type TestService } from './testing/test-service.ts';

const CALLER = { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331' };
const AMAZON = { root: '1-67891233-abcdef012345678912345678' };
const HOLD_ROUTE = '/api/events/:eventId/bookings';

let collector: TestCollector;

beforeAll(async () => {
  collector = await startTestCollector();
  const service = await startTestService({
    OTEL_METRICS_EXPORTER: 'otlp',
    OTEL_TRACES_EXPORTER: 'otlp',
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_EXPORTER_OTLP_HEADERS: 'x-key=let%20me%20in',
    OTEL_RESOURCE_ATTRIBUTES: 'service.version=1.2.3',
  });
  await sell(service);
  await service.stop();
});
afterAll(() => collector.stop());

/** Somebody buys two seats, and somebody else comes too late for them. */
async function sell(service: TestService): Promise<void> {
  const event = await onSale(service);
  const hold = (key: string) =>
    request(service.app)
      .post(`/api/events/${event.eventId}/bookings`)
      .set('idempotency-key', `key-${key}`)
      .send({ seats: ['a3', 'a4'] });
  const held = await hold('first')
    .set('traceparent', `00-${CALLER.traceId}-${CALLER.spanId}-01`)
    .expect(201);
  await hold('second').set('x-amzn-trace-id', `Root=${AMAZON.root}`).expect(409);
  const [cookie = ''] = [held.get('set-cookie') ?? []].flat();
  const { bookingId } = held.body as { bookingId: string };
  const pay = (number: string) =>
    request(service.app)
      .post(`/api/bookings/${bookingId}/payments`)
      .set('cookie', cookie.split(';')[0] ?? '')
      .send({
        contact: { name: 'Ada Lovelace', email: 'ada@example.org' },
        card: { number, expiry: '12/49', cvc: '123' },
      });
  await pay('4000000000000002');
  await pay('4242424242424242').expect(200);
}

function onSale({ deps }: TestService): Promise<TicketedEvent> {
  const house = { ...deps, clock: { epoch: () => Date.now() } };
  return putDrawnRoomOnSale(house, ['..........'], { salesOpenAt: '2020-01-01T00:00:00.000Z' });
}

const valueOf = (name: string, labels: object = {}): number =>
  collector
    .points(name)
    .filter((point) => Object.entries(labels).every(([key, value]) => point.labels[key] === value))
    .reduce((sum, { value }) => sum + value, 0);

const spansOf = (traceId: string) => collector.spans.filter((span) => span.traceId === traceId);
const only = (spans: readonly CollectedSpan[], name: string) =>
  spans.filter((span) => span.name === name);

describe('metrics that are sent', () => {
  it('time requests by their route and how they ended', () => {
    const labels = { 'http.request.method': 'POST', 'http.route': HOLD_ROUTE };
    const name = 'http.server.request.duration';
    expect(valueOf(name, { ...labels, 'http.response.status_code': 201 })).toBe(1);
    expect(valueOf(name, { ...labels, 'http.response.status_code': 409 })).toBe(1);
  });

  it('count seats, conflicts, payments and tickets', () => {
    expect(valueOf('foyer.holds', { 'foyer.outcome': 'made' })).toBe(1);
    expect(valueOf('foyer.holds', { 'foyer.outcome': 'seat-unavailable' })).toBe(1);
    expect(valueOf('foyer.seats.held')).toBe(2);
    const refusal = { 'http.route': HOLD_ROUTE, 'foyer.refusal': 'seat-unavailable' };
    expect(valueOf('foyer.refusals', refusal)).toBe(1);
    expect(valueOf('foyer.payments', { 'foyer.outcome': 'declined' })).toBe(1);
    expect(valueOf('foyer.payments', { 'foyer.outcome': 'confirmed' })).toBe(1);
    expect(valueOf('foyer.tickets.issued')).toBe(2);
    const charge = { 'foyer.provider': 'sandbox', 'foyer.operation': 'charge' };
    const time = 'foyer.payment.call.duration';
    expect(valueOf(time, { ...charge, 'foyer.outcome': 'captured' })).toBe(1);
    expect(valueOf(time, { ...charge, 'foyer.outcome': 'declined' })).toBe(1);
  });

  it('tell of every table what it took', () => {
    const seats = { 'db.operation.name': 'UpdateItem', 'db.collection.name': 'test-Seats' };
    const lost = { ...seats, 'error.type': 'ConditionalCheckFailedException' };
    expect(valueOf('db.client.operation.duration', seats)).toBeGreaterThanOrEqual(2);
    expect(valueOf('db.client.operation.duration', lost)).toBe(1);
    expect(valueOf('foyer.dynamodb.consumed', seats)).toBeGreaterThan(0);
    expect(valueOf('process.memory.usage')).toBeGreaterThan(0);
  });

  it('carry patterns and codes, and nothing of anybody', () => {
    const told = JSON.stringify([
      collector.spans,
      collector.points('http.server.request.duration'),
    ]);
    expect(told).not.toMatch(/evt_|bkg_|vis_|ada@|Lovelace|4242/i);
    expect(collector.headers.every((headers) => headers['x-key'] === 'let me in')).toBe(true);
  });
});

describe('traces that are sent', () => {
  it('go on with the trace of the caller, operations of the store below the request', () => {
    const spans = spansOf(CALLER.traceId);
    const [server] = only(spans, `POST ${HOLD_ROUTE}`);
    expect(server).toMatchObject({
      parentSpanId: CALLER.spanId,
      resource: { 'service.name': 'foyer-customer', 'service.version': '1.2.3' },
      attributes: { 'http.response.status_code': 201 },
    });
    const [write] = only(spans, 'UpdateItem test-Seats');
    expect(write).toMatchObject({
      parentSpanId: server?.spanId,
      attributes: { 'db.system.name': 'aws.dynamodb', 'db.operation.name': 'UpdateItem' },
    });
    const others = spans.filter(({ spanId }) => spanId !== server?.spanId);
    expect(others.every(({ parentSpanId }) => parentSpanId === server?.spanId)).toBe(true);
  });

  it('have the id that the load balancer gave', () => {
    const spans = spansOf(AMAZON.root.slice(2).replace('-', ''));
    const [server] = only(spans, `POST ${HOLD_ROUTE}`);
    expect(server).toMatchObject({ attributes: { 'http.response.status_code': 409 } });
    expect(server?.parentSpanId ?? '').toBe('');
    const [lost] = only(spans, 'UpdateItem test-Seats');
    expect(lost?.attributes['error.type']).toBe('ConditionalCheckFailedException');
    expect(lost?.status).toEqual({ code: 0 });
  });

  it('show what waited for the payment provider', () => {
    const [charge] = only(collector.spans, 'charge sandbox');
    const parent = collector.spans.find(({ spanId }) => spanId === charge?.parentSpanId);
    expect(parent?.name).toBe('POST /api/bookings/:bookingId/payments');
  });
});
