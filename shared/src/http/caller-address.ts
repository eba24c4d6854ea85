import type { Request } from 'express';

/** An IPv4 address as a socket for both kinds of addresses tells it. */
const MAPPED = /^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/;

/** The network address that a request comes from, as people write it. */
export function callerAddress(request: Request): string {
  return request.ip?.replace(MAPPED, '') ?? 'unknown';
}
