import { beforeAll, describe, expect, it } from '@jest/globals';
import express, { Router, type Express } from 'express';
import { pino } from 'pino';
import request from 'supertest';
import { z } from 'zod';
import { endpoint } from '../contract/index.ts';
import { DomainError, EMPLOYEE_ROLES, type Identity } from '../domain/index.ts';
import { codeIn, problemIn } from '../testing/replies.ts';
import { authenticate } from './authenticate.ts';
import { problemHandler, problemOf } from './problems.ts';
import { requestContext } from './request-context.ts';
import { requestLog } from './request-log.ts';
import { serve } from './serve.ts';

const base = { tag: 'test', summary: 'Test', access: 'public' } as const;
const lines: string[] = [];
let app: Express;

const TOKENS: Readonly<Record<string, Identity>> = {
  customer: { kind: 'customer', customerId: 'usr_1', email: 'a@example.org', name: 'Ada' },
  steward: {
    kind: 'employee',
    employeeId: 'usr_2',
    role: 'steward',
    email: 's@example.org',
    name: 'Sam',
  },
};

function routes(): Router {
  const router = Router();
  const reply = z.object({ name: z.string() });
  const secret = { name: 'Ada', passwordHash: 'secret' };
  serve(router, endpoint({ ...base, method: 'get', path: '/extra', reply }), () => secret);
  const wrong = { name: 7 } as unknown as { name: string };
  serve(router, endpoint({ ...base, method: 'get', path: '/wrong', reply }), () => wrong);
  serve(router, endpoint({ ...base, method: 'get', path: '/fault', reply }), () => {
    throw new TypeError('the secret is 42');
  });
  serve(router, endpoint({ ...base, method: 'get', path: '/refused', reply }), () => {
    throw new DomainError('seat-unavailable', { seatId: 'a1' });
  });
  const text = { ...base, method: 'get', path: '/text', reply: z.string() } as const;
  serve(router, endpoint({ ...text, mediaType: 'text/calendar' }), () => 'BEGIN:VCALENDAR');
  serve(router, endpoint({ ...base, method: 'delete', path: '/things/:id' }), async () => {
    await Promise.resolve();
  });
  const body = z.union([
    z.strictObject({ seats: z.array(z.string()) }),
    z.strictObject({ best: z.strictObject({ quantity: z.int() }) }),
  ]);
  const keyed = { ...base, method: 'post', path: '/keyed', idempotent: true, body } as const;
  serve(
    router,
    endpoint({ ...keyed, status: 201, reply: z.object({ key: z.string() }) }),
    ({ idempotencyKey }) => ({ key: idempotencyKey }),
  );
  const bytes = { ...base, method: 'post', path: '/bytes', bodyKind: 'bytes' } as const;
  serve(
    router,
    endpoint({ ...bytes, body: z.instanceof(Uint8Array), reply: z.object({ length: z.int() }) }),
    ({ body: sent }) => ({ length: sent.length }),
  );
  const door = { ...base, method: 'get', path: '/door', reply } as const;
  serve(router, endpoint({ ...door, access: EMPLOYEE_ROLES }), ({ caller }) => ({
    name: caller.name,
  }));
  const mine = { ...base, method: 'get', path: '/mine', reply: z.string() } as const;
  serve(router, endpoint({ ...mine, access: 'caller', mediaType: 'text/plain' }), ({ caller }) =>
    caller.kind === 'visitor' ? caller.visitorId : caller.customerId,
  );
  return router;
}

beforeAll(() => {
  const log = pino({ level: 'info' }, { write: (line: string) => lines.push(line) });
  const read = (token: string): Identity => {
    const identity = TOKENS[token];
    if (!identity) throw new DomainError('token-invalid');
    return identity;
  };
  app = express();
  app.use(requestContext(() => Date.now()));
  app.use(
    '/api',
    requestLog(log),
    authenticate(read, () => 'vis_1'),
    routes(),
  );
  app.use(problemHandler(log));
});

const get = (path: string) => request(app).get(`/api${path}`);
const keyed = () => request(app).post('/api/keyed');

describe('a reply', () => {
  it('carries only what the contract names', async () => {
    const response = await get('/extra').expect(200);
    expect(response.body).toEqual({ name: 'Ada' });
  });

  it('against the contract is a fault of ours', async () => {
    const response = await get('/wrong').expect(500);
    expect(codeIn(response)).toBe('internal');
  });

  it('has the status and the media type of its endpoint', async () => {
    await request(app).delete('/api/things/1').expect(204, '');
    const text = await get('/text').expect(200);
    expect(text.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(text.text).toBe('BEGIN:VCALENDAR');
  });
});

describe('a fault', () => {
  it('of ours is logged but its cause is not told', async () => {
    const response = await get('/fault').expect(500);
    expect(JSON.stringify(response.body)).not.toMatch(/42|serve/);
    expect(problemIn(response).code).toBe('internal');
    expect(lines.join()).toMatch('the secret is 42');
  });

  it('of the domain keeps its facts', async () => {
    const response = await get('/refused').expect(409);
    expect(problemIn(response)).toMatchObject({
      code: 'seat-unavailable',
      details: { seatId: 'a1' },
      type: 'urn:foyer:problem:seat-unavailable',
    });
  });
});

describe('the problem of a refusal', () => {
  it('names faults as errors, and keeps the other facts', () => {
    const errors = [{ field: 'plan', message: 'must be drawn' }];
    const refusal = new DomainError('event-incomplete', { errors, eventId: 'evt_1' });
    expect(problemOf(refusal, 'req_1')).toMatchObject({ errors, details: { eventId: 'evt_1' } });
    expect(problemOf(new DomainError('event-incomplete', { errors }), 'req_1')).not.toHaveProperty(
      'details',
    );
  });
});

describe('an input', () => {
  it('needs its Idempotency-Key where the endpoint says so', async () => {
    const missing = await keyed().send({ seats: [] }).expect(400);
    expect(codeIn(missing)).toBe('idempotency-key-required');
    const strange = await keyed().set('idempotency-key', 'a b').send({ seats: [] }).expect(400);
    expect(problemIn(strange).errors?.[0]?.field).toBe('header.idempotency-key');
    const right = await keyed().set('idempotency-key', 'k-1').send({ seats: [] }).expect(201);
    expect(right.body).toEqual({ key: 'k-1' });
  });

  it('is faulted by the alternative that the sender most likely meant', async () => {
    const response = await keyed()
      .set('idempotency-key', 'k')
      .send({ best: { quantity: 'two' } })
      .expect(400);
    expect(problemIn(response).errors?.map(({ field }) => field)).toEqual(['body.best.quantity']);
  });

  it.each(['\ud83d', 'a\0b'])('is refused where a text is broken: %j', async (text) => {
    const sent = await keyed()
      .set('idempotency-key', 'one')
      .send({ seats: ['a1', text] })
      .expect(400);
    expect(problemIn(sent)).toMatchObject({
      code: 'invalid-request',
      errors: [{ field: 'body.seats.1' }],
    });
  });

  it('arrives as the bytes that were sent where the endpoint says so', async () => {
    const response = await request(app).post('/api/bytes').type('json').send('{ "a" :1}');
    expect(response.body).toEqual({ length: 9 });
  });
});

describe('a caller', () => {
  const as = (path: string, token: string) => get(path).set('authorization', `Bearer ${token}`);

  it('needs the role that the endpoint names', async () => {
    expect(codeIn(await get('/door').expect(401))).toBe('not-signed-in');
    expect(codeIn(await as('/door', 'customer').expect(403))).toBe('role-missing');
    expect((await as('/door', 'steward').expect(200)).body).toEqual({ name: 'Sam' });
  });

  it('is the account of the token, else the visitor', async () => {
    expect((await get('/mine')).text).toBe('vis_1');
    expect((await as('/mine', 'customer')).text).toBe('usr_1');
    expect(codeIn(await as('/mine', 'forged').expect(401))).toBe('token-invalid');
    expect(codeIn(await get('/mine').set('authorization', 'Basic YTpi').expect(401))).toBe(
      'token-invalid',
    );
  });

  it('with a bad token may still use what asks nobody who they are', () =>
    as('/extra', 'forged').expect(200));
});

describe('the log', () => {
  it('has a line a request, by pattern and without personal data', async () => {
    lines.splice(0);
    await request(app).delete('/api/things/secret-id?email=ada@example.org').expect(204);
    await new Promise((resolve) => setImmediate(resolve));
    const line = z.looseObject({}).parse(JSON.parse(lines[0] ?? '{}'));
    expect(line).toMatchObject({ method: 'DELETE', route: '/api/things/:id', status: 204 });
    expect(lines.join()).not.toMatch(/secret-id|ada@/);
  });
});
