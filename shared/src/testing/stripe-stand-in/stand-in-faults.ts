import type { RequestHandler } from 'express';

/**
 * How a call goes wrong: refused before anything happened, answered with an error that stays under its idempotency key,
 * done without an answer, or left without one.
 */
export type StandInFault = 'rate-limit' | 'error' | 'kept-error' | 'lost-reply' | 'silence';

/** Faults that wait for the calls that they are for. */
export type StandInFaults = {
  /** The next calls of a method and path, such as `POST /v1/refunds`, go wrong; once unless told. */
  next(call: string, fault: StandInFault, times?: number): void;
  /** Takes the fault for a call, if there is one. */
  take(call: string): StandInFault | undefined;
  /** No fault waits any more. */
  clear(): void;
};

/** No faults yet. */
export function standInFaults(): StandInFaults {
  const waiting: { call: string; fault: StandInFault }[] = [];
  return {
    next(call, fault, times = 1) {
      for (let time = 0; time < times; time += 1) waiting.push({ call, fault });
    },
    clear: () => void waiting.splice(0),
    take(call) {
      const at = waiting.findIndex((one) => one.call === call);
      return at < 0 ? undefined : waiting.splice(at, 1)[0]?.fault;
    },
  };
}

/** Lets a call go wrong that a fault waits for; `kept-error` is left to the one who keeps answers. */
export function faultHandler(faults: StandInFaults): RequestHandler {
  return (request, response, next) => {
    const call = `${request.method} ${request.path}`;
    const fault = faults.take(call);
    response.locals['fault'] = fault;
    if (fault === 'rate-limit')
      response.status(429).json(errorBody('rate_limit_error', 'Too many requests'));
    else if (fault === 'error') response.status(500).json(errorBody('api_error', 'Try again'));
    else if (fault !== 'silence') {
      if (fault === 'lost-reply') response.json = () => response.destroy();
      next();
    }
  };
}

/** An error as Stripe writes it. */
export function errorBody(type: string, message: string, param?: string) {
  return { error: { type, message, ...(param !== undefined && { param }) } };
}
