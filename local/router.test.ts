import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { freePort, refuseTakenPort } from './ports.ts';
import { startRouter, type Router } from './router.ts';

const servers: Server[] = [];
const routers: Router[] = [];

afterEach(async () => {
  for (const router of routers.splice(0)) await router.stop();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const named =
  (name: string): RequestListener =>
  (request, response) =>
    response.end(`${name} ${request.url ?? ''}`);

async function route(options: Partial<Parameters<typeof startRouter>[0]>): Promise<string> {
  const router = await startRouter({ employee: '', customers: [], ...options });
  routers.push(router);
  return `http://127.0.0.1:${router.port}`;
}

const text = async (url: string) => (await fetch(url)).text();

describe('path router', () => {
  it('sends /admin and what is below it to the employee service, everything else to a customer service', async () => {
    const url = await route({
      employee: await serve(named('employee')),
      customers: [await serve(named('customer'))],
      mail: named('mail'),
    });
    await expect(text(`${url}/admin`)).resolves.toBe('employee /admin');
    await expect(text(`${url}/admin?x=1`)).resolves.toBe('employee /admin?x=1');
    await expect(text(`${url}/admin/api/events`)).resolves.toBe('employee /admin/api/events');
    await expect(text(`${url}/administrator`)).resolves.toBe('customer /administrator');
    await expect(text(`${url}/dev/mail/1`)).resolves.toBe('mail /dev/mail/1');
    await expect(text(`${url}/dev/mailbox`)).resolves.toBe('customer /dev/mailbox');
    await expect(text(`${url}/`)).resolves.toBe('customer /');
  });

  it('takes several customer services in turn', async () => {
    const customers = [await serve(named('one')), await serve(named('two'))];
    const url = await route({ customers });
    const answers = [await text(url), await text(url), await text(url), await text(url)];
    expect(answers).toEqual(['one /', 'two /', 'one /', 'two /']);
  });

  it('shifts new requests to other tasks by weight, and lets those under way end where they are', async () => {
    const waiting = Promise.withResolvers<() => void>();
    const old = await serve((request, response) => {
      if (request.url === '/slow') waiting.resolve(() => response.end('old /slow'));
      else response.end('old');
    });
    const router = await startRouter({ employee: '', customers: [old] });
    routers.push(router);
    const url = `http://127.0.0.1:${router.port}`;
    const targets = [await serve(named('new')), await serve(named('newer'))];
    const answers = async () => {
      const twenty = Array.from({ length: 20 }, () => text(`${url}/`));
      return Object.entries(Object.groupBy(await Promise.all(twenty), (answer) => answer)).map(
        ([answer, group]) => `${group?.length} ${answer}`,
      );
    };
    const slow = text(`${url}/slow`);
    const end = await waiting.promise;
    router.shift('customer', [
      { weight: 90, targets: [old] },
      { weight: 10, targets },
    ]);
    expect((await answers()).sort()).toEqual(['1 new /', '1 newer /', '18 old']);
    router.shift('customer', [{ weight: 100, targets }]);
    expect((await answers()).sort()).toEqual(['10 new /', '10 newer /']);
    end();
    expect(await slow).toBe('old /slow');
  });

  it('names the client, the host and the protocol, and passes trace and body on', async () => {
    const echo = await serve((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => response.end(JSON.stringify({ headers: request.headers, body })));
    });
    const url = await route({ customers: [echo] });
    const reply = await fetch(url, {
      method: 'POST',
      body: 'seats',
      headers: {
        'x-forwarded-for': '203.0.113.9',
        'x-forwarded-host': 'evil.example',
        'x-request-id': 'r1',
        'x-amzn-trace-id': 'Root=1-2-3',
      },
    });
    const host = url.replace('http://', '');
    await expect(reply.json()).resolves.toMatchObject({
      body: 'seats',
      headers: {
        host,
        'x-forwarded-for': '203.0.113.9, 127.0.0.1',
        'x-forwarded-host': host,
        'x-forwarded-proto': 'http',
        'x-request-id': 'r1',
        'x-amzn-trace-id': 'Root=1-2-3',
      },
    });
  });

  it('passes each event of a stream on as it comes', async () => {
    let send: (event: string) => void = () => undefined;
    const stream = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('data: first\n\n');
      send = (event) => response.write(`data: ${event}\n\n`);
    });
    const url = await route({ customers: [stream] });
    const reply = await fetch(url);
    const reader = reply.body!.pipeThrough(new TextDecoderStream()).getReader();
    // The stream never ends: each read would wait for ever if the router kept anything back.
    await expect(reader.read()).resolves.toEqual({ done: false, value: 'data: first\n\n' });
    send('second');
    await expect(reader.read()).resolves.toEqual({ done: false, value: 'data: second\n\n' });
    await reader.cancel();
  });

  it('opens a stream before its first event, and ends it when the client goes away', async () => {
    const asked = Promise.withResolvers<IncomingMessage>();
    const stream = await serve((request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
      asked.resolve(request);
    });
    const url = await route({ customers: [stream] });
    const leaving = new AbortController();
    await fetch(url, { signal: leaving.signal });
    const upstream = await asked.promise;
    const closed = once(upstream.socket, 'close');
    leaving.abort();
    await closed;
  });

  it('keeps more event streams open at once than a default agent allows', async () => {
    const stream = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: 1\n\n');
    });
    const url = await route({ customers: [stream] });
    const leaving = new AbortController();
    const streams = Array.from({ length: 300 }, () => fetch(url, { signal: leaving.signal }));
    await expect(Promise.all(streams)).resolves.toHaveLength(300);
    leaving.abort();
  });

  it('answers 502 as problem+json while a service is down', async () => {
    const url = await route({ customers: [`http://127.0.0.1:${await freePort()}`] });
    const reply = await fetch(`${url}/api/events?x=1`);
    expect(reply.status).toBe(502);
    expect(reply.headers.get('content-type')).toBe('application/problem+json');
    expect(reply.headers.get('retry-after')).toBe('1');
    await expect(reply.json()).resolves.toMatchObject({
      status: 502,
      code: 'upstream-down',
      instance: '/api/events',
    });
  });

  it('says in one sentence that a port is taken', async () => {
    const url = new URL(await serve(named('somebody')));
    const port = Number(url.port);
    const sentence = `Port ${port} is taken. Stop what uses it, or choose another one: FOYER_PORT=${port + 1} npm start`;
    await expect(refuseTakenPort(port, '127.0.0.1')).rejects.toThrow(sentence);
    await expect(startRouter({ employee: '', customers: [] }, port)).rejects.toThrow(sentence);
  });
});
