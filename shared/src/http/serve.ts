import type { Request, RequestHandler, Response, Router } from 'express';
import type { Endpoint, ReplyOf } from '../contract/index.ts';
import { bodyParser } from './body-parser.ts';
import { sendKept } from './kept-json.ts';
import { contextOf } from './request-context.ts';
import { parseRequest, type CallerOf, type Input } from './request-input.ts';
import { requireAccess } from './require-access.ts';

/** Answers an endpoint; one that answers by itself (a stream, bytes encoded before) returns nothing. */
export type Handler<E extends Endpoint> = (
  input: Input<E>,
) => ReplyOf<E> | Promise<ReplyOf<E>> | Promise<void>;

/** Our own answer does not have the shape that the contract promises. */
export class BadReply extends Error {}

/**
 * Binds a contract's endpoint to a router: checks access, reads the body, runs the guards, parses the input,
 * calls the handler and sends what the contract names of its reply. Faults go to the problem handler.
 */
export function serve<E extends Endpoint>(
  router: Router,
  endpoint: E,
  handler: Handler<E>,
  guards: readonly RequestHandler[] = [],
): void {
  const before = [accessCheck(endpoint), ...bodyParser(endpoint), ...guards];
  router[endpoint.method](endpoint.path, ...before, async (request, response) => {
    const context = contextOf(response);
    const reply = await handler({
      ...parseRequest(endpoint, request),
      get caller() {
        return context.identity() as CallerOf<E>;
      },
      now: context.now,
      requestId: context.id,
      request,
      response,
    });
    if (!response.headersSent) send(endpoint, request, response, reply);
  });
}

function accessCheck(endpoint: Endpoint): RequestHandler {
  return async (_request, response, next) => {
    await requireAccess(endpoint.access, contextOf(response));
    next();
  };
}

function send(endpoint: Endpoint, request: Request, response: Response, reply: unknown): void {
  response.status(endpoint.status);
  if (endpoint.replyKind === 'none') {
    response.end();
    return;
  }
  const parsed = endpoint.reply?.safeParse(reply);
  if (!parsed?.success) {
    throw new BadReply(`${endpoint.method} ${endpoint.path} answered against its contract`, {
      cause: parsed?.error,
    });
  }
  if (endpoint.keepSeconds !== undefined)
    sendKept(request, response, parsed.data, endpoint.keepSeconds);
  else if (endpoint.mediaType === 'application/json') response.json(parsed.data);
  else response.type(endpoint.mediaType).send(parsed.data);
}
