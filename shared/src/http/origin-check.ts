import type { Request, RequestHandler, Response } from 'express';
import { DomainError } from '../domain/index.ts';

const READING = new Set(['GET', 'HEAD']);
/** The names under which a machine reaches itself. */
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];
const OWN_SITES = new Set(['same-origin', 'none']);
/** How long a browser remembers that it may ask. */
const REMEMBERED_SECONDS = 600;

/** What other senders than our own pages may do. */
export type OriginRules = {
  /** Paths of messages that are signed, which any origin may send. */
  readonly signedBelow?: readonly string[];
  /** The origins of other sites whose pages may send requests to a path, without cookies. */
  readonly sitesFor?: (path: string) => Promise<readonly string[]>;
};

/**
 * Refuses state-changing requests that another site's page makes a browser send, unless the rules name that site; such a
 * page is told by CORS headers that it may read the answer. Clients that are no browsers name no origin and pass; so do
 * the paths of signed messages. Throws 'foreign-origin'.
 */
export function originCheck(
  publicUrl: string,
  { signedBelow = [], sitesFor }: OriginRules = {},
): RequestHandler {
  const ours = originsOf(publicUrl);
  return async (request, response, next) => {
    const { method, path } = request;
    const free = READING.has(method) || signedBelow.some((start) => path.startsWith(start));
    if (free || !isForeign(request, ours)) {
      next();
      return;
    }
    const origin = request.get('origin');
    const named = origin !== undefined && (await sitesFor?.(path))?.includes(origin);
    if (named) admit(response, origin);
    if (method === 'OPTIONS') response.status(204).end();
    else if (named) next();
    else throw new DomainError('foreign-origin');
  };
}

function isForeign(request: Request, ours: readonly string[]): boolean {
  const origin = request.get('origin');
  if (origin !== undefined) return !ours.includes(origin);
  const site = request.get('sec-fetch-site');
  return site !== undefined && !OWN_SITES.has(site);
}

/** Tells the browser that a page of this origin may send and read; never with our cookies. */
function admit(response: Response, origin: string): void {
  response.vary('Origin').set({
    'access-control-allow-origin': origin,
    'access-control-allow-methods': 'POST',
    'access-control-allow-headers': 'content-type, idempotency-key',
    'access-control-max-age': String(REMEMBERED_SECONDS),
    'cross-origin-resource-policy': 'cross-origin',
  });
}

/** The site's origin; on one's own machine that of each of its names. */
function originsOf(publicUrl: string): readonly string[] {
  const { origin, protocol, hostname, port } = new URL(publicUrl);
  if (!LOOPBACK.includes(hostname)) return [origin];
  return LOOPBACK.map((name) => new URL(`${protocol}//${name}:${port}`).origin);
}
