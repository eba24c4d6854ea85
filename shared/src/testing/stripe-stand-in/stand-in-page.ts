import express, { Router } from 'express';
import { z } from 'zod';
import type { StandInBooks, StandInSession } from './stand-in-books.ts';

/** What a customer does on the page; `later` pays by a method whose money comes days later. */
export type PageChoice =
  'pay' | 'decline' | 'authenticate' | 'approve' | 'reject' | 'later' | 'back';

const Answer = z.object({
  choice: z.enum(['pay', 'decline', 'authenticate', 'approve', 'reject', 'later', 'back']),
});

/** What the page works with. */
export type PageParts = {
  readonly books: StandInBooks;
  /** Told before the customer is sent back. */
  readonly completed: (session: StandInSession) => Promise<void>;
};

/** The page on which customers pay, at `/c/pay/<session>`. */
export function standInPage({ books, completed }: PageParts): Router {
  const router = Router();

  router.get('/c/pay/:id', (request, response) => {
    response.type('html').send(pageOf(books.session(request.params.id)));
  });

  router.post('/c/pay/:id', express.urlencoded({ extended: false }), async (request, response) => {
    const { choice } = Answer.parse(request.body);
    const session = books.session(request.params.id);
    if (session.status === 'open' && choice === 'back') {
      response.redirect(303, session.cancel_url);
      return;
    }
    const pays = choice === 'pay' || choice === 'approve' || choice === 'later';
    if (session.status !== 'open' || !pays) {
      response.type('html').send(pageOf(session, choice));
      return;
    }
    await completed(books.complete(session.id, choice === 'later' ? 'processing' : 'succeeded'));
    response.redirect(303, session.success_url);
  });

  return router;
}

const BUTTONS: readonly (readonly [PageChoice, string])[] = [
  ['pay', 'Pay'],
  ['decline', 'Pay with a card that is declined'],
  ['authenticate', 'Pay with a card that asks for approval'],
  ['later', 'Pay by bank transfer'],
  ['back', 'Back to the shop'],
];

const APPROVAL: typeof BUTTONS = [
  ['approve', 'Approve'],
  ['reject', 'Reject'],
];

function pageOf(session: StandInSession, choice?: PageChoice): string {
  const { amount_total: amount, currency, description, status } = session;
  const over = status === 'open' ? undefined : 'This page can no longer be used.';
  const declined = choice === 'decline' || choice === 'reject';
  const said = over ?? (declined ? 'Your card was declined.' : '');
  const buttons = choice === 'authenticate' ? APPROVAL : BUTTONS;
  const forms = buttons.map(
    ([name, words]) => `<p><button name="choice" value="${name}">${words}</button></p>`,
  );
  return `<!doctype html><html lang="en"><title>Stripe's stand-in</title>
<h1>${escaped(description)}</h1><p>${amount} ${currency.toUpperCase()}, in its smallest unit</p>
<p role="alert">${said}</p><form method="post">${over ? '' : forms.join('')}</form></html>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
