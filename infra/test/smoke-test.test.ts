import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { faultsOf, type Probe } from '../../appspec/hooks/smoke-test.ts';

let server: Server;
let origin: string;
let failures: number;
beforeAll(async () => {
  server = createServer((request, response) => {
    const failing = request.url === '/weak' && failures-- > 0;
    response.writeHead(failing ? 503 : 200, {
      'content-type': request.url === '/page' ? 'text/html; charset=utf-8' : 'application/json',
    });
    response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const json = (path: string): Probe => ({ path, status: 200, type: 'application/json' });

describe('the hook of a deployment', () => {
  it('finds nothing amiss where everything answers as it must', async () => {
    const page: Probe = { path: '/page', status: 200, type: 'text/html' };
    expect(await faultsOf({ origin, probes: [json('/'), page] })).toEqual([]);
  });

  it('asks again before it tells of a fault', async () => {
    failures = 2;
    expect(await faultsOf({ origin, probes: [json('/weak')] })).toEqual([]);
    failures = 3;
    expect(await faultsOf({ origin, probes: [json('/weak')] })).toEqual([
      '/weak: 503 instead of 200',
    ]);
  });

  it('tells of another kind of answer, and of none', async () => {
    expect(await faultsOf({ origin, probes: [json('/page')] })).toEqual([
      '/page: text/html; charset=utf-8 instead of application/json',
    ]);
    const [fault] = await faultsOf({ origin: 'http://127.0.0.1:1', probes: [json('/')] });
    expect(fault).toMatch(/^\/: /);
  });
});
