import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { recordedTraceId } from '../telemetry/index.ts';
import { contextOf } from './request-context.ts';

/** Writes one line a request when its answer is complete or the client has gone: what, how it ended, how long; nothing personal. */
export function requestLog(log: Logger): RequestHandler {
  return (request, response, next) => {
    const began = process.hrtime.bigint();
    const { baseUrl } = request;
    const traceId = recordedTraceId();
    response.once('close', () => {
      log.info({
        id: contextOf(response).id,
        method: request.method,
        route: routeOf(baseUrl, request.route) ?? 'none',
        status: response.statusCode,
        ms: Number((process.hrtime.bigint() - began) / 1_000n) / 1_000,
        ...(!response.writableFinished && { aborted: true }),
        ...(traceId && { traceId }),
      });
    });
    next();
  };
}

/** The pattern that matched, such as `/api/bookings/:bookingId`: never the path itself, which carries ids. */
export function routeOf(baseUrl: string, route: unknown): string | undefined {
  if (typeof route !== 'object' || route === null || !('path' in route)) return undefined;
  return typeof route.path === 'string' ? `${baseUrl}${route.path}` : undefined;
}
