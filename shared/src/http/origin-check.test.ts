import { expect, it } from '@jest/globals';
import express from 'express';
import { pino } from 'pino';
import request from 'supertest';
import { codeIn } from '../testing/replies.ts';
import { originCheck } from './origin-check.ts';
import { problemHandler } from './problems.ts';
import { requestContext } from './request-context.ts';

const statusFor = async (publicUrl: string, origin: string) => {
  const app = express().use(
    requestContext(() => Date.now()),
    originCheck(publicUrl),
  );
  app.post('/', (_request, response) => void response.end());
  app.use(problemHandler(pino({ level: 'silent' })));
  const response = await request(app).post('/').set('origin', origin);
  return codeIn(response) ?? response.status;
};

it('takes the site for itself in one spelling, port and scheme only', async () => {
  const site = 'https://tickets.example.org';
  expect(await statusFor(site, site)).toBe(200);
  const others = ['http://tickets.example.org', `${site}:444`, `${site}.evil.example`, 'null'];
  for (const origin of others) expect(await statusFor(site, origin)).toBe('foreign-origin');
});

it('knows one machine by all its names, but not another port of it', async () => {
  const site = 'http://localhost:3000';
  for (const name of ['localhost', '127.0.0.1', '[::1]']) {
    expect(await statusFor(site, `http://${name}:3000`)).toBe(200);
  }
  expect(await statusFor(site, 'http://127.0.0.1:3001')).toBe('foreign-origin');
  expect(await statusFor('http://foyer.test', 'http://localhost')).toBe('foreign-origin');
});
