import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { unpackedRoom, type AvailabilityView } from '@foyer/shared/contract';
import { blocksOf, instantOf, type TicketedEvent } from '@foyer/shared/domain';
import { samplePlan, sampleRoomEvent } from '@foyer/shared/testing';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import request from 'supertest';
import { startTestService, type TestService } from '../testing/test-service.ts';

let service: TestService;
let neighbour: TestService;
const servers: Server[] = [];
const clients: AbortController[] = [];
let events = 0;

beforeAll(async () => {
  service = await startTestService();
  const { DYNAMODB_ENDPOINT = '', OBJECT_STORE_DIR = '' } = service.config;
  neighbour = await startTestService({ DYNAMODB_ENDPOINT, OBJECT_STORE_DIR });
});
afterEach(() => {
  for (const client of clients.splice(0)) client.abort();
});
afterAll(async () => {
  for (const server of servers) server.closeAllConnections();
  for (const server of servers) server.close();
  await neighbour.stop();
  await service.stop();
});

/** Puts an event in the sample room on sale. */
async function onSale(): Promise<TicketedEvent> {
  const { events: store, plans, seats } = service.deps;
  events += 1;
  const event = sampleRoomEvent({
    eventId: `evt_live${events}`,
    salesOpenAt: instantOf(Date.now() - 3_600_000),
    salesCloseAt: instantOf(Date.now() + 3_600_000),
    endsAt: instantOf(Date.now() + 7_200_000),
  });
  const { rows, pools } = blocksOf(samplePlan());
  await plans.save(samplePlan());
  await seats.createBlocks(event, rows, pools);
  await store.put(event);
  return event;
}

const availability = (eventId: string) =>
  request(service.app).get(`/api/events/${eventId}/availability`);

const hold = (seats: string[], { eventId }: TicketedEvent, on = service) =>
  request(on.app)
    .post(`/api/events/${eventId}/bookings`)
    .set('idempotency-key', seats.join())
    .send({ seats })
    .expect(201);

type Message = { event: string; id: string; data: { rows: Record<string, string> } };

/** Opens a stream of a service and gathers its messages. */
async function follow({ eventId }: TicketedEvent, on = service, lastEventId?: string) {
  const server = on.app.listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  const client = new AbortController();
  clients.push(client);
  const { port } = server.address() as AddressInfo;
  const response = await fetch(
    `http://127.0.0.1:${port}/api/events/${eventId}/availability/stream`,
    {
      headers: { 'accept-encoding': 'gzip', ...(lastEventId && { 'last-event-id': lastEventId }) },
      signal: client.signal,
    },
  );
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  const stream = { response, text: '', ended: false };

  /** Reads until a message of a kind stands at a place. */
  async function message(place: number): Promise<Message> {
    for (;;) {
      const complete = stream.text.split('\n\n').slice(0, -1);
      const found = complete.filter((part) => part.startsWith('event:'))[place];
      if (found) return readMessage(found);
      await more();
    }
  }

  async function more(): Promise<void> {
    const { value, done } = await reader.read();
    stream.ended = done;
    stream.text += value ?? '';
  }
  return { stream, message, more };
}

function readMessage(text: string): Message {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(text)?.[1] ?? '';
  return {
    event: field('event'),
    id: field('id'),
    data: JSON.parse(field('data')) as Message['data'],
  };
}

describe('GET availability', () => {
  it('shows every row and standing section, and nobody who holds', async () => {
    const event = await onSale();
    const { bookingId } = (await hold(['c1', 'c2'], event)).body as { bookingId: string };
    const reply = await availability(event.eventId).expect(200);
    expect(unpackedRoom(reply.body as AvailabilityView)).toEqual({
      version: expect.stringMatching(/^[0-9a-f-]+\.pln_1\.\d+$/),
      planVersion: 'pln_1',
      rows: { A: '.'.repeat(60), B: '..b.......', C: 'hh..' },
      places: { sec_floor: 150 },
    });
    expect(reply.text).not.toContain(bookingId);
  });

  it('is compressed where that is accepted, and asked for again only when it has changed', async () => {
    const event = await onSale();
    const first = await availability(event.eventId).set('accept-encoding', 'gzip').expect(200);
    expect(first.headers).toMatchObject({
      'content-encoding': 'gzip',
      'cache-control': 'no-cache',
      vary: expect.stringMatching(/accept-encoding/i),
    });
    const plain = await availability(event.eventId).set('accept-encoding', 'identity');
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.body).toEqual(first.body);
    const etag = String(first.headers['etag']);
    await availability(event.eventId).set('if-none-match', etag).expect(304);
    const stream = await follow(event);
    await stream.message(0);
    await hold(['c1'], event);
    await stream.message(1);
    await availability(event.eventId).set('if-none-match', etag).expect(200);
  });

  it.each(['draft', 'cancelled'] as const)('hides events that are %s', async (status) => {
    const event = await onSale();
    await service.deps.events.put({ ...event, status });
    const reply = await availability(event.eventId).expect(404);
    expect(reply.body).toMatchObject({ code: 'event-not-found' });
    await request(service.app).get(`/api/events/${event.eventId}/availability/stream`).expect(404);
  });
});

describe('GET availability/stream', () => {
  it('sends a snapshot, then what changes, uncompressed', async () => {
    const event = await onSale();
    const { stream, message } = await follow(event);
    expect(stream.response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect(stream.response.headers.get('content-encoding')).toBeNull();
    const snapshot = await message(0);
    expect(snapshot).toMatchObject({ event: 'snapshot', data: { version: snapshot.id } });
    await hold(['c2'], event);
    const delta = await message(1);
    expect(delta).toMatchObject({ event: 'delta', data: { rows: { C: '.h..' }, places: {} } });
  });

  it('shows what another process sells', async () => {
    const event = await onSale();
    const { message } = await follow(event, neighbour);
    await message(0);
    await hold(['c4', 'b1'], event);
    const changes = await message(1);
    expect(changes.data.rows).toEqual({ B: 'h.b.......', C: '...h' });
  });

  it('goes on where a client left, by Last-Event-ID', async () => {
    const event = await onSale();
    const stays = await follow(event);
    const { id } = await stays.message(0);
    await hold(['c1'], event);
    const missed = await stays.message(1);
    const back = await follow(event, service, id);
    expect(await back.message(0)).toEqual(missed);
  });

  it('begins anew for a client that comes from another process', async () => {
    const event = await onSale();
    const { id } = await (await follow(event, neighbour)).message(0);
    const moved = await (await follow(event, service, id)).message(0);
    expect(moved.event).toBe('snapshot');
  });

  it('ends with a time to come back when the process stops', async () => {
    const stopping = await startTestService({
      DYNAMODB_ENDPOINT: service.config.DYNAMODB_ENDPOINT ?? '',
      OBJECT_STORE_DIR: service.config.OBJECT_STORE_DIR ?? '',
    });
    const { stream, message, more } = await follow(await onSale(), stopping);
    await message(0);
    stopping.deps.streams.close();
    while (!stream.ended) await more();
    expect(stream.text).toMatch(/^retry: \d+\n/);
    await stopping.stop();
  });
});
