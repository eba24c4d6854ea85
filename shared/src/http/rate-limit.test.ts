import { expect, it } from '@jest/globals';
import express, { type Express } from 'express';
import { pino } from 'pino';
import request from 'supertest';
import { codeIn } from '../testing/replies.ts';
import { problemHandler } from './problems.ts';
import { rateLimits, type LimitSwitch } from './rate-limit.ts';
import { requestContext } from './request-context.ts';

/** An application whose sign-in knows one password. */
function signInApp(limits: LimitSwitch): Express {
  const app = express().set('trust proxy', 1);
  app.use(requestContext(() => Date.now()));
  app.use(rateLimits(limits).general, express.json());
  app.post('/sign-in', ...rateLimits(limits).signIn, (incoming, response) => {
    const { password } = incoming.body as { password: string };
    response.status(password === 'right' ? 200 : 401).end();
  });
  app.use(problemHandler(pino({ level: 'silent' })));
  return app;
}

const signIn = (app: Express, email: string, password: string, address = '192.0.2.1') =>
  request(app).post('/sign-in').set('x-forwarded-for', address).send({ email, password });

it('stops one address from trying many accounts', async () => {
  const app = signInApp('on');
  for (let account = 0; account < 60; account += 1) {
    await signIn(app, `person${account}@example.org`, 'wrong').expect(401);
  }
  const stopped = await signIn(app, 'ada@example.org', 'right').expect(429);
  expect(codeIn(stopped)).toBe('too-many-requests');
  expect(Number(stopped.get('retry-after'))).toBeGreaterThan(0);
  await signIn(app, 'ada@example.org', 'right', '192.0.2.2').expect(200);
});

it('lets everything pass where limits are off', async () => {
  const app = signInApp('off');
  for (let time = 0; time < 80; time += 1)
    await signIn(app, 'ada@example.org', 'wrong').expect(401);
});
