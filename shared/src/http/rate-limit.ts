import { ipKeyGenerator, rateLimit, type Options } from 'express-rate-limit';
import type { Request, RequestHandler } from 'express';
import { DomainError, MINUTE_MS } from '../domain/index.ts';

/** Whether limits count at all; load tests switch them off. */
export type LimitSwitch = 'on' | 'off';

/** Limits of a service; each task counts for itself. */
export type RateLimits = {
  /** For every request of one address: generous, since a whole office may share one. */
  readonly general: RequestHandler;
  /** For requests with a password or about mails, of one address; tries for one account are counted by the use cases, across tasks. */
  readonly signIn: readonly RequestHandler[];
  /** For guesses of promo codes: refused requests of one address. */
  readonly guesses: RequestHandler;
};

type Limit = Pick<
  Partial<Options>,
  'windowMs' | 'limit' | 'keyGenerator' | 'skipSuccessfulRequests'
>;

const USUAL_PER_MINUTE = 1_200;

/** The limits of a service; `perMinute` is the general one. Throw 'too-many-requests'. */
export function rateLimits(limits: LimitSwitch, perMinute = USUAL_PER_MINUTE): RateLimits {
  return {
    general: limiter(limits, { windowMs: MINUTE_MS, limit: perMinute, keyGenerator: addressOf }),
    signIn: [limiter(limits, { windowMs: MINUTE_MS, limit: 60, keyGenerator: addressOf })],
    guesses: limiter(limits, {
      windowMs: 10 * MINUTE_MS,
      limit: 30,
      keyGenerator: addressOf,
      skipSuccessfulRequests: true,
    }),
  };
}

function limiter(limits: LimitSwitch, limit: Limit): RequestHandler {
  return rateLimit({
    ...limit,
    skip: () => limits === 'off',
    standardHeaders: false,
    legacyHeaders: false,
    handler: (_request, response) => {
      response.set('retry-after', String(Math.ceil((limit.windowMs ?? MINUTE_MS) / 1_000)));
      throw new DomainError('too-many-requests');
    },
  });
}

function addressOf(request: Request): string {
  return ipKeyGenerator(request.ip ?? 'unknown');
}
