import { randomBytes } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import { base32Of, instantOf, type EpochMs, type Identity, type Instant } from '../domain/index.ts';

/** What every part of a request's way knows of it. */
export type RequestContext = {
  /** The caller's or the load balancer's id of the request, else one of ours. */
  readonly id: string;
  /** When it arrived. */
  readonly now: Instant;
  /** Who sent it. Throws 'token-expired' or 'token-invalid' for a token that does not hold. */
  identity: () => Identity;
  /** Makes sure that the session of a token goes on, where the service does. Throws 'not-signed-in', 'account-inactive'. */
  checkSession: SessionCheck;
};

/** Makes sure that the session whose token somebody showed has not ended. */
export type SessionCheck = (identity: Identity) => Promise<void>;

const SAFE_ID = /^[\w.:=;@/+-]{1,128}$/;

/** Starts a request's context: takes over `x-request-id` or `x-amzn-trace-id` and sends the id back. */
export function requestContext(clock: () => EpochMs): RequestHandler {
  return (request, response, next) => {
    const id = givenId(request) ?? `req_${base32Of(randomBytes(10))}`;
    const context: RequestContext = {
      id,
      now: instantOf(clock()),
      identity: () => {
        throw new Error('authenticate() is not mounted before this route');
      },
      checkSession: () => Promise.resolve(),
    };
    response.locals['context'] = context;
    response.set('x-request-id', id);
    const trace = safeHeader(request, 'x-amzn-trace-id');
    if (trace) response.set('x-amzn-trace-id', trace);
    next();
  };
}

/** The context of the request that a response answers. */
export function contextOf(response: Response): RequestContext {
  return response.locals['context'] as RequestContext;
}

function givenId(request: Request): string | undefined {
  return safeHeader(request, 'x-request-id') ?? safeHeader(request, 'x-amzn-trace-id');
}

function safeHeader(request: Request, name: string): string | undefined {
  const value = request.get(name);
  return value !== undefined && SAFE_ID.test(value) ? value : undefined;
}
