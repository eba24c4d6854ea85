import { beforeAll, expect, it } from '@jest/globals';
import express, { Router, type Express } from 'express';
import { pino } from 'pino';
import request from 'supertest';
import { z } from 'zod';
import { employee, endpoint } from '../contract/index.ts';
import { codeIn, problemIn } from '../testing/replies.ts';
import { authenticate } from './authenticate.ts';
import { openApiDocument } from './openapi.ts';
import { problemHandler } from './problems.ts';
import { requestContext } from './request-context.ts';
import { serve } from './serve.ts';

const form = endpoint({
  ...{ method: 'post', path: '/pictures', tag: 'test', summary: 'Test', access: 'public' },
  body: z.strictObject({ alt: z.string().min(1) }),
  bodyKind: 'upload',
  reply: z.object({ alt: z.string(), size: z.int() }),
});
const closed = endpoint({ ...form, path: '/closed', access: ['organizer'] });
let app: Express;

beforeAll(() => {
  const router = Router();
  serve(router, form, ({ body, file }) => ({ alt: body.alt, size: file.length }));
  serve(router, closed, ({ body, file }) => ({ alt: body.alt, size: file.length }));
  app = express();
  app.use(requestContext(() => Date.now()));
  app.use(
    authenticate(
      () => ({ kind: 'customer', customerId: 'usr_1', email: 'a@example.org', name: 'Ada' }),
      () => 'vis_1',
    ),
  );
  app.use(router);
  app.use(problemHandler(pino({ level: 'silent' })));
});

const post = () => request(app).post('/pictures');
const picture = (size = 4) => Buffer.alloc(size, 1);

it('gives the file and the texts of a form', async () => {
  const answer = await post().field('alt', 'Waves').attach('picture', picture(70_000), 'x.jpg');
  expect([answer.status, answer.body]).toEqual([200, { alt: 'Waves', size: 70_000 }]);
});

it('takes a file of exactly the limit and none above it', async () => {
  const most = employee.MAX_IMAGE_BYTES;
  const largest = await post().field('alt', 'x').attach('picture', picture(most), 'x.png');
  expect(largest.body).toEqual({ alt: 'x', size: most });
  for (const size of [most + 1, 11 * 1024 * 1024]) {
    const answer = await post().field('alt', 'x').attach('picture', picture(size), 'x.png');
    expect([answer.status, codeIn(answer)]).toEqual([413, 'image-too-large']);
  }
});

it('names what is wrong with a form', async () => {
  const faults = async (answer: Promise<request.Response>) => {
    const { code, errors } = problemIn(await answer);
    return [code, ...(errors ?? []).map(({ field, message }) => `${field} ${message}`)];
  };
  const whole = () => post().field('alt', 'x').attach('picture', picture(), 'x.png');
  expect(await faults(post().field('alt', 'x'))).toEqual([
    'invalid-request',
    'body.picture must be a file',
  ]);
  expect(await faults(whole().field('price', '1'))).toEqual([
    'invalid-request',
    'body.price is not known here',
  ]);
  expect(await faults(whole().attach('other', picture(), 'y.png'))).toEqual([
    'invalid-request',
    'body must carry one file',
  ]);
  expect(await faults(post().attach('photo', picture(), 'x.png'))).toEqual([
    'invalid-request',
    'body.photo is not known here',
  ]);
  expect(await faults(whole().attach('picture', picture(), 'y.png'))).toEqual([
    'invalid-request',
    'body must carry one file',
  ]);
  expect(await faults(post().field('alt', 'x'.repeat(5_000)))).toEqual([
    'invalid-request',
    'body.alt is too long',
  ]);
  expect(await faults(post().attach('picture', picture(), 'x.png'))).toEqual([
    'invalid-request',
    expect.stringMatching(/^body\.alt /),
  ]);
});

it('refuses bodies that are no whole form', async () => {
  const torn = await post()
    .set('content-type', 'multipart/form-data; boundary=b')
    .send('--b\r\nContent-Disposition: form-data; name="picture"; filename="x"\r\n\r\nabc');
  expect(codeIn(torn)).toBe('invalid-request');
  const lineless = await post().set('content-type', 'multipart/form-data').send('abc');
  expect(codeIn(lineless)).toBe('invalid-request');
  expect(codeIn(await post().send({ alt: 'x' }))).toBe('unsupported-media-type');
  expect(codeIn(await post())).toBe('unsupported-media-type');
});

it('is read for those alone who may send it', async () => {
  const send = (size: number) =>
    request(app).post('/closed').field('alt', 'x').attach('picture', picture(size), 'x.png');
  expect(codeIn(await send(4))).toBe('not-signed-in');
  const refused = await send(4).set('authorization', 'Bearer token');
  expect(codeIn(refused)).toBe('role-missing');
});

it('stands in the documents as a form', () => {
  const api = { title: 'Test', description: 'Test', basePath: '/api' };
  const document = openApiDocument(api, { form });
  expect(document['paths']).toMatchObject({
    '/pictures': {
      post: {
        requestBody: {
          content: {
            'multipart/form-data': {
              schema: {
                required: ['picture', 'alt'],
                properties: { picture: { type: 'string' }, alt: { type: 'string' } },
              },
            },
          },
        },
      },
    },
  });
});
