import { parseCookie } from 'cookie';
import type { Request, RequestHandler, Response } from 'express';
import { DomainError, type Identity, type Instant, type VisitorId } from '../domain/index.ts';
import { contextOf, type SessionCheck } from './request-context.ts';

/** Reads an access token. Throws 'token-expired' or 'token-invalid'. */
export type TokenReader = (token: string, now: Instant) => Identity;

/** Finds out which visitor sends a request that carries no token. */
export type VisitorFinder = (request: Request, response: Response) => VisitorId;

const VISITOR_COOKIE = 'foyer_visitor';
const VISITOR_ID = /^vis_[0-9a-hjkmnp-tv-z]{16}$/;
const HALF_A_YEAR_MS = 180 * 86_400_000;

/**
 * Tells who sends a request: the bearer of its token, else a visitor. Nothing happens before somebody asks: a bad token
 * is refused then, and a new visitor gets a cookie then. Were it given with any answer, the first answers of a page,
 * which come all at once, would give several, and the last would cut off the seats held under another.
 */
export function authenticate(
  readToken: TokenReader,
  findVisitor: VisitorFinder,
  checkSession?: SessionCheck,
): RequestHandler {
  return (request, response, next) => {
    const context = contextOf(response);
    if (checkSession) context.checkSession = checkSession;
    let known: Identity | undefined;
    context.identity = () =>
      (known ??= identify(request, {
        visitor: () => findVisitor(request, response),
        bearer: (token) => readToken(token, context.now),
      }));
    next();
  };
}

/** Knows a browser by its cookie and gives it a new one where it has none of ours. */
export function visitorByCookie(
  newVisitorId: () => VisitorId,
  secure: 'secure' | 'plain',
): VisitorFinder {
  return (request, response) => {
    const sent = cookieOf(request, VISITOR_COOKIE);
    if (sent !== undefined && VISITOR_ID.test(sent)) return sent;
    const visitorId = newVisitorId();
    response.cookie(VISITOR_COOKIE, visitorId, {
      httpOnly: true,
      sameSite: 'lax',
      secure: secure === 'secure',
      path: '/',
      maxAge: HALF_A_YEAR_MS,
    });
    return visitorId;
  };
}

/** The value of a cookie that a request carries. */
export function cookieOf(request: Request, name: string): string | undefined {
  const header = request.get('cookie');
  return header === undefined ? undefined : parseCookie(header)[name];
}

type Finders = {
  readonly visitor: () => VisitorId;
  readonly bearer: (token: string) => Identity;
};

function identify(request: Request, { visitor, bearer }: Finders): Identity {
  const header = request.get('authorization');
  if (header === undefined) return { kind: 'visitor', visitorId: visitor() };
  const token = /^Bearer +([\w.~+/=-]+) *$/i.exec(header)?.[1];
  if (token === undefined) throw new DomainError('token-invalid');
  const identity = bearer(token);
  return identity.kind === 'customer' ? { ...identity, visitorId: visitor() } : identity;
}
