import { afterEach, describe, expect, it } from '@jest/globals';
import express, { type Response } from 'express';
import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { eventStreams } from './event-stream.ts';
import { listen, stopSwitch, type RunningServer } from './running-server.ts';

const agents: Agent[] = [];
const servers: RunningServer[] = [];
afterEach(async () => {
  for (const agent of agents.splice(0)) agent.destroy();
  for (const server of servers.splice(0)) await server.stop();
});

/** A service with a page at once, one that waits to be told, and a stream of events. */
async function startService(drainMs: number) {
  const slow = Promise.withResolvers<Response>();
  const streams = eventStreams();
  const stopping = stopSwitch();
  const app = express();
  app.get('/', (_request, response) => void response.send(stopping.stopping() ? 'red' : 'green'));
  app.get('/slow', (_request, response) => slow.resolve(response));
  app.get('/stream', (_request, response) => {
    streams.open(response, { caughtUp: () => undefined, closed: () => undefined });
  });
  const beforeClose = () => streams.close();
  const server = await listen(app, { port: 0, stopping, drainMs, finishMs: 60_000, beforeClose });
  servers.push(server);
  const agent = new Agent({ keepAlive: true });
  agents.push(agent);
  const ask = async (path: string): Promise<IncomingMessage> => {
    const [reply] = (await once(
      get({ host: '127.0.0.1', port: server.port, path, agent }),
      'response',
    )) as [IncomingMessage];
    return reply;
  };
  return { server, ask, slow: slow.promise };
}

async function text(reply: IncomingMessage): Promise<string> {
  return (await reply.setEncoding('utf8').toArray()).join('');
}

describe('a server', () => {
  it('keeps idle connections for longer than the 60 s of the load balancer', async () => {
    const { ask } = await startService(0);
    const reply = await ask('/');
    expect(reply.headers['keep-alive']).toBe('timeout=65');
    await text(reply);
  });

  it('that stops takes requests while it drains, then ends streams, answers what is under way, and closes', async () => {
    const { server, ask, slow } = await startService(300);
    const stream = await ask('/stream');
    const asked = ask('/slow');
    const waiting = await slow;
    const stopped = server.stop();
    const order: string[] = [await text(await ask('/'))];
    await text(stream);
    order.push('stream ended');
    waiting.send('answered');
    const answer = await asked;
    expect(answer.headers.connection).toBe('close');
    order.push(await text(answer));
    await stopped;
    expect(order).toEqual(['red', 'stream ended', 'answered']);
    await expect(ask('/')).rejects.toThrow();
  });
});
