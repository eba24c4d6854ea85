import type { RequestHandler } from 'express';
import { DomainError } from '../domain/index.ts';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);
/** The names under which a machine reaches itself. */
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];
const OWN_SITES = new Set(['same-origin', 'none']);

/**
 * Refuses state-changing requests that another site's page makes a browser send. Clients that are no browsers
 * name no origin and pass; so do the paths of signed messages. Throws 'foreign-origin'.
 */
export function originCheck(
  publicUrl: string,
  exceptBelow: readonly string[] = [],
): RequestHandler {
  const ours = originsOf(publicUrl);
  return (request, _response, next) => {
    if (READING.has(request.method) || exceptBelow.some((path) => request.path.startsWith(path))) {
      next();
      return;
    }
    const origin = request.get('origin');
    const site = request.get('sec-fetch-site');
    const foreign =
      origin === undefined ? site !== undefined && !OWN_SITES.has(site) : !ours.includes(origin);
    if (foreign) throw new DomainError('foreign-origin');
    next();
  };
}

/** The site's origin; on one's own machine that of each of its names. */
function originsOf(publicUrl: string): readonly string[] {
  const { origin, protocol, hostname, port } = new URL(publicUrl);
  if (!LOOPBACK.includes(hostname)) return [origin];
  return LOOPBACK.map((name) => new URL(`${protocol}//${name}:${port}`).origin);
}
