import { afterEach, describe, expect, it } from '@jest/globals';
import express, { type NextFunction, type Request, type Response } from 'express';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DomainError } from '../domain/errors.ts';
import {
  eventBytes,
  eventStreams,
  type EventStream,
  type EventStreamOptions,
  type EventStreams,
} from './event-stream.ts';

type Stage = {
  readonly streams: EventStreams;
  readonly server: Server;
  readonly opened: { stream: EventStream; response: Response; caughtUp: number; closed: number }[];
};

const sockets: Socket[] = [];
const stages: Stage[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const { streams, server } of stages.splice(0)) {
    streams.close();
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }
});

async function startStage(options: EventStreamOptions = {}): Promise<Stage> {
  const app = express();
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stage: Stage = { streams: eventStreams(options), server, opened: [] };
  app.get('/', (_request, response) => {
    const owner = {
      caughtUp: () => void (entry.caughtUp += 1),
      closed: () => void (entry.closed += 1),
    };
    const entry = { response, caughtUp: 0, closed: 0 } as Stage['opened'][number];
    entry.stream = stage.streams.open(response, owner);
    stage.opened.push(entry);
  });
  app.use((error: DomainError, _request: Request, response: Response, _next: NextFunction) => {
    response.status(429).send(error.code);
  });
  stages.push(stage);
  return stage;
}

/** A client that can be told to stop reading. */
async function visit({ server, opened }: Stage) {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  sockets.push(socket);
  const client = { socket, text: '' };
  socket.on('data', (bytes) => (client.text += bytes.toString()));
  socket.write('GET / HTTP/1.1\r\nhost: test\r\n\r\n');
  const before = opened.length;
  await until(() => opened.length > before && client.text.includes('retry:'));
  return { client, entry: opened[before]! };
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(5);
}

describe('eventBytes', () => {
  it('writes name, id and data of an event', () => {
    const bytes = eventBytes({ event: 'delta', id: 't.p.1', data: { rows: { A: 'h.' } } });
    expect(Buffer.from(bytes).toString()).toBe(
      'event: delta\nid: t.p.1\ndata: {"rows":{"A":"h."}}\n\n',
    );
  });
});

describe('eventStreams', () => {
  it('sends events at once, unbuffered by proxies', async () => {
    const { client, entry } = await visit(await startStage());
    expect(client.text).toMatch(/content-type: text\/event-stream/i);
    expect(client.text).toMatch(/x-accel-buffering: no/i);
    expect(entry.stream.send(eventBytes({ event: 'delta', data: 1 }))).toBe(true);
    await until(() => client.text.includes('event: delta'));
  });

  it('keeps idle streams alive', async () => {
    const { client } = await visit(await startStage({ heartbeatMs: 10 }));
    await until(() => client.text.includes(':\n\n'));
  });

  it('tells its owner once when the client goes', async () => {
    const { client, entry } = await visit(await startStage());
    client.socket.destroy();
    await until(() => entry.closed === 1);
    expect(entry.stream.send(eventBytes({ event: 'delta', data: 1 }))).toBe(false);
  });

  it('withholds events from a client that reads too slowly until it has caught up', async () => {
    const { client, entry } = await visit(await startStage());
    client.socket.pause();
    const bytes = eventBytes({ event: 'delta', data: 'x'.repeat(100_000) });
    while (entry.stream.send(bytes)) await sleep(1);
    expect(entry.response.writableLength).toBeLessThan(1_000_000);
    expect(entry.caughtUp).toBe(0);
    client.socket.resume();
    await until(() => entry.caughtUp === 1);
    expect(entry.stream.send(bytes)).toBe(true);
  });

  it('cuts off a client that stays behind', async () => {
    const { client, entry } = await visit(await startStage({ heartbeatMs: 20 }));
    client.socket.pause();
    const bytes = eventBytes({ event: 'delta', data: 'x'.repeat(100_000) });
    while (entry.stream.send(bytes)) await sleep(1);
    await until(() => entry.closed === 1);
  });

  it('refuses an address more streams than it may have, until one of them ends', async () => {
    const stage = await startStage({ perAddress: 1 });
    const { client, entry } = await visit(stage);
    const { port } = stage.server.address() as AddressInfo;
    const refused = await fetch(`http://127.0.0.1:${port}/`);
    expect(await refused.text()).toBe('too-many-requests');
    client.socket.destroy();
    await until(() => entry.closed === 1);
    expect((await visit(stage)).entry.closed).toBe(0);
  });

  it('tells each client a time of its own to come back, within a second', async () => {
    const stage = await startStage();
    const visits = [await visit(stage), await visit(stage), await visit(stage)];
    const waits = visits.map(({ client }) => Number(/^retry: (\d+)$/m.exec(client.text)?.[1]));
    expect(new Set(waits).size).toBeGreaterThan(1);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(100);
    expect(Math.max(...waits)).toBeLessThanOrEqual(1_000);
  });

  it('ends every stream at the stop, and those that come later', async () => {
    const stage = await startStage();
    const { client, entry } = await visit(stage);
    stage.streams.close();
    await until(() => entry.closed === 1);
    await until(() => client.socket.readableEnded);
    const late = await visit(stage);
    await until(() => late.entry.closed === 1);
  });
});
