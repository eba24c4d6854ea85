import type { RequestHandler } from 'express';
import type { Endpoint } from '../contract/index.ts';
import { DomainError } from '../domain/index.ts';

/** Refuses what no endpoint serves: 'method-not-allowed' where the address is known by other methods, else 'not-found'. */
export function unknownAddress(endpoints: readonly Endpoint[]): RequestHandler {
  const known = endpoints.map(({ method, path }) => ({
    method: method.toUpperCase(),
    pattern: new RegExp(`^${path.replaceAll('.', '\\.').replace(/:\w+/g, '[^/]+')}/?$`),
  }));
  return (request, response) => {
    const methods = known
      .filter(({ pattern }) => pattern.test(request.path))
      .map((one) => one.method);
    if (methods.length === 0) throw new DomainError('not-found');
    response.set('allow', methods.join(', '));
    throw new DomainError('method-not-allowed');
  };
}
