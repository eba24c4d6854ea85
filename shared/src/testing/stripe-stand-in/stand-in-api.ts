import express, { Router, type Request, type RequestHandler, type Response } from 'express';
import { DAY_MS, type EpochMs } from '../../domain/index.ts';
import { z } from 'zod';
import {
  StandInRefusal,
  type StandInBooks,
  type StandInRefund,
  type StandInSession,
} from './stand-in-books.ts';
import { errorBody, faultHandler, type StandInFaults } from './stand-in-faults.ts';

const Whole = z.coerce.number().int();
const Labels = z.record(z.string(), z.string()).default({});

/** The parameters of Stripe's that Foyer sends; others are refused, so that a slip is seen. */
const SessionParams = z.strictObject({
  mode: z.literal('payment'),
  line_items: z.tuple([
    z.strictObject({
      quantity: z.literal('1'),
      price_data: z.strictObject({
        currency: z.string().regex(/^[a-z]{3}$/),
        unit_amount: Whole.positive(),
        product_data: z.strictObject({ name: z.string().min(1) }),
      }),
    }),
  ]),
  customer_email: z.email('Invalid email address').nullable().default(null),
  client_reference_id: z.string().max(200).nullable().default(null),
  metadata: Labels,
  payment_intent_data: z.strictObject({ metadata: Labels }).optional(),
  success_url: z.url(),
  cancel_url: z.url(),
  expires_at: Whole,
});

const RefundParams = z.strictObject({
  payment_intent: z.string(),
  amount: Whole.positive(),
  metadata: Labels,
});

/** What the API works with. */
export type ApiParts = {
  readonly books: StandInBooks;
  readonly faults: StandInFaults;
  readonly secretKey: string;
  readonly clock: () => EpochMs;
  /** How the next refunds end. */
  readonly refundStatus: () => StandInRefund['status'];
  /** Told of what happened to an object. */
  readonly happen: (type: string, object: object) => Promise<void>;
};

/** The part of Stripe's API that Foyer uses: form bodies, bearer keys, idempotency keys that lapse after a day. */
export function standInApi({
  books,
  faults,
  secretKey,
  clock,
  refundStatus,
  happen,
}: ApiParts): Router {
  const router = Router();
  router.use(bearer(secretKey), express.urlencoded({ extended: true }));
  router.use(faultHandler(faults), keptAnswers(clock));

  router.post('/v1/checkout/sessions', (request, response) => {
    const { line_items: items, ...asked } = SessionParams.parse(request.body);
    const { mode: _mode, payment_intent_data: _payment, ...order } = asked;
    const { currency, unit_amount: amount_total, product_data } = items[0].price_data;
    const description = product_data.name;
    response.json(books.open({ ...order, currency, amount_total, description }));
  });
  router.get('/v1/checkout/sessions', (request, response) => {
    response.json(pageOf(request, createdWithin(request, books.allSessions())));
  });
  router.get('/v1/checkout/sessions/:id', (request, response) => {
    response.json(expanded(request, books.session(request.params.id), books));
  });
  router.post('/v1/checkout/sessions/:id/expire', async (request, response) => {
    const session = books.expire(request.params.id);
    await happen('checkout.session.expired', session);
    response.json(session);
  });
  router.get('/v1/payment_intents/:id', (request, response) => {
    response.json(books.payment(request.params.id));
  });
  router.post('/v1/refunds', async (request, response) => {
    const refund = books.payBack(RefundParams.parse(request.body), refundStatus());
    await happen('refund.created', refund);
    response.json(refund);
  });
  router.get('/v1/refunds', (request, response) => {
    response.json(
      pageOf(request, books.refundsOf(z.string().parse(request.query['payment_intent']))),
    );
  });
  router.use(refusals);
  return router;
}

function bearer(secretKey: string): RequestHandler {
  return (request, response, next) => {
    if (request.get('authorization') === `Bearer ${secretKey}`) next();
    else response.status(401).json(errorBody('invalid_request_error', 'Invalid API Key provided'));
  };
}

type Kept = {
  readonly asked: string;
  readonly at: EpochMs;
  readonly status: number;
  readonly body: unknown;
};

/** Answers a repeat under a key as the first time, errors of ours included; what was refused at once is not kept. */
function keptAnswers(clock: () => EpochMs): RequestHandler {
  const kept = new Map<string, Kept>();
  return (request, response, next) => {
    const key = request.method === 'POST' && request.get('idempotency-key');
    const asked = `${request.path} ${JSON.stringify(request.body)}`;
    const known = key ? kept.get(key) : undefined;
    if (known && clock() - known.at < DAY_MS) replay(response, known, asked);
    else {
      if (key)
        keepAnswer(response, (status, body) => kept.set(key, { asked, at: clock(), status, body }));
      next();
    }
  };
}

function replay(response: Response, known: Kept, asked: string): void {
  if (known.asked === asked)
    response.set('idempotent-replayed', 'true').status(known.status).json(known.body);
  else response.status(400).json(errorBody('idempotency_error', 'Other parameters.'));
}

function keepAnswer(response: Response, keep: (status: number, body: unknown) => void): void {
  const send = response.json.bind(response);
  response.json = (body: unknown) => {
    const fault: unknown = response.locals['fault'];
    const done = response.statusCode < 400;
    if (fault === 'kept-error') {
      const failure = errorBody('api_error', 'Something went wrong on our side.');
      keep(500, failure);
      return send.call(response.status(500), failure);
    }
    // A copy: the object may change after this answer.
    if (done) keep(200, JSON.parse(JSON.stringify(body)));
    return send(body);
  };
}

function createdWithin(request: Request, sessions: readonly StandInSession[]): StandInSession[] {
  const { gte = 0, lte = Number.MAX_SAFE_INTEGER } = z
    .object({ gte: Whole, lte: Whole })
    .partial()
    .parse(request.query['created'] ?? {});
  return sessions.filter(({ created }) => created >= gte && created <= lte);
}

/** One page of a list, the latest first, after the object that the caller names. */
function pageOf(request: Request, all: readonly { readonly id: string }[]) {
  const { limit, starting_after: after } = z
    .object({ limit: Whole.default(10), starting_after: z.string().optional() })
    .parse(request.query);
  const from = all.findIndex(({ id }) => id === after) + 1;
  const data = all.slice(from, from + limit);
  return {
    ...{ object: 'list', url: request.path, data },
    has_more: all.length > from + limit,
  };
}

function expanded({ query }: Request, session: StandInSession, books: StandInBooks) {
  const asked = z.array(z.string()).default([]).parse(query['expand']);
  const { payment_intent: id } = session;
  const expands = asked.includes('payment_intent') && id !== null;
  return expands ? { ...session, payment_intent: books.payment(id) } : session;
}

function refusals(
  error: unknown,
  _request: Request,
  response: Response,
  next: (e: unknown) => void,
) {
  if (error instanceof z.ZodError) {
    const [issue] = error.issues;
    const param = issue?.path.join('.');
    response.status(400).json(errorBody('invalid_request_error', String(issue?.message), param));
  } else if (error instanceof StandInRefusal) {
    const status = error.message.startsWith('No such') ? 404 : 400;
    response.status(status).json(errorBody('invalid_request_error', error.message, error.param));
  } else next(error);
}
