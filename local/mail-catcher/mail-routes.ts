import { join } from 'node:path';
import express, { type Express, type Request, type Response } from 'express';
import { attachmentPath, inboxPage, MAIL_PATH, mailDocument } from './mail-page.ts';
import type { Mail, MailStore } from './mail-store.ts';

const PAGE_POLICY =
  "default-src 'none'; img-src data:; style-src 'self'; script-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'";
const MAIL_POLICY =
  "default-src 'none'; img-src * data:; style-src 'unsafe-inline'; font-src data:; sandbox allow-popups allow-popups-to-escape-sandbox";

/** The inbox page at /dev/mail and its JSON below /dev/mail/api. */
export function mailRoutes(store: MailStore): Express {
  const app = express().disable('x-powered-by').disable('etag');
  app.use(MAIL_PATH, (_request, response, next) => {
    response.set({ 'content-security-policy': PAGE_POLICY, 'cache-control': 'no-store' });
    response.set({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
    next();
  });
  app.use(`${MAIL_PATH}/static`, express.static(join(import.meta.dirname, 'public')));
  addJson(app, store);
  addPages(app, store);
  app.use((_request, response) => notFound(response));
  return app;
}

function addPages(app: Express, store: MailStore): void {
  app.get(MAIL_PATH, async (_request, response) => {
    response.send(inboxPage(await store.list()));
  });
  app.post(`${MAIL_PATH}/clear`, async (_request, response) => {
    await store.clear();
    response.redirect(303, MAIL_PATH);
  });
  app.get(`${MAIL_PATH}/:id`, async (request, response) => {
    const mail = await store.find(request.params.id);
    if (mail) response.send(inboxPage(await store.list(), mail));
    else response.redirect(303, MAIL_PATH);
  });
}

function addJson(app: Express, store: MailStore): void {
  const messages = `${MAIL_PATH}/api/messages`;
  const withMail =
    (answer: (mail: Mail, response: Response, request: Request) => void) =>
    async (request: Request<{ id: string }>, response: Response) => {
      const mail = await store.find(request.params.id);
      if (mail) answer(mail, response, request as Request);
      else notFound(response);
    };

  app.get(messages, async ({ query }, response) => {
    const to = typeof query['to'] === 'string' ? query['to'] : undefined;
    const limit = Number(query['limit']) || undefined;
    response.json({ messages: await store.list({ to, limit }) });
  });
  app.delete(messages, async (_request, response) => {
    await store.clear();
    response.status(204).end();
  });
  app.get(
    `${messages}/:id`,
    withMail((mail, response) => response.json(viewOf(mail))),
  );
  app.get(
    `${messages}/:id/html`,
    withMail((mail, response) =>
      response.set('content-security-policy', MAIL_POLICY).send(mailDocument(mail)),
    ),
  );
  app.get(`${messages}/:id/raw`, async (request, response) => {
    const raw = await store.raw(request.params.id);
    if (raw) response.attachment(`${request.params.id}.eml`).type('message/rfc822').send(raw);
    else notFound(response);
  });
  app.get(
    `${messages}/:id/attachments/:index`,
    withMail((mail, response, request) => {
      const file = mail.attachments[Number(request.params['index'])];
      if (!file) notFound(response);
      else response.attachment(file.filename).type(file.mimeType).send(file.content);
    }),
  );
}

function viewOf(mail: Mail) {
  return {
    ...mail.summary,
    headers: mail.headers,
    text: mail.text,
    html: mail.html,
    attachments: mail.attachments.map(({ filename, mimeType, contentId, content }, index) => ({
      filename,
      mimeType,
      contentId,
      bytes: content.length,
      url: attachmentPath(mail, index),
    })),
  };
}

function notFound(response: Response): void {
  response
    .status(404)
    .type('application/problem+json')
    .send(JSON.stringify({ title: 'There is no such mail', status: 404, code: 'not-found' }));
}
