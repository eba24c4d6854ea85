import { STATUS_CODES } from 'node:http';
import type { ErrorRequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import type { Problem } from '../contract/index.ts';
import { DomainError } from '../domain/index.ts';
import { InvalidRequest, type Fault } from './invalid-request.ts';
import { REFUSAL_ANSWERS, retryAfterSeconds } from './refusal-answers.ts';
import { contextOf } from './request-context.ts';
import { noteRefusal } from './request-telemetry.ts';

/** Answers every fault as problem+json (RFC 9457); faults of ours are logged and told without their cause. */
export function problemHandler(log: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const refusal = refusalOf(error);
    const { id } = contextOf(response);
    noteRefusal(response, refusal.code);
    if (REFUSAL_ANSWERS[refusal.code].status >= 500)
      log.error({ id, method: request.method, err: error }, refusal.code);
    if (response.headersSent) next(error);
    else sendProblem(response, refusal, id);
  };
}

/** The problem document of a refusal. */
export function problemOf(refusal: DomainError, requestId: string): Problem {
  const { status, title } = REFUSAL_ANSWERS[refusal.code];
  const errors = errorsOf(refusal);
  const { errors: _errors, ...details } = refusal.details;
  return {
    type: `urn:foyer:problem:${refusal.code}`,
    title,
    status,
    code: refusal.code,
    instance: `urn:foyer:request:${requestId}`,
    ...(errors.length > 0 && { errors }),
    ...(Object.keys(details).length > 0 && { details }),
  };
}

/** Faults with their places: of the request, or of what it would have made. */
function errorsOf(refusal: DomainError): Fault[] {
  if (refusal instanceof InvalidRequest) return [...refusal.faults];
  const { errors } = refusal.details;
  return Array.isArray(errors) ? errors.filter(isFault) : [];
}

function isFault(error: unknown): error is Fault {
  const { field, message } = Object(error) as Partial<Fault>;
  return typeof field === 'string' && typeof message === 'string';
}

function sendProblem(response: Response, refusal: DomainError, id: string): void {
  const problem = problemOf(refusal, id);
  const wait = secondsToWait(problem);
  if (wait !== undefined && !response.hasHeader('retry-after'))
    response.set('retry-after', String(wait));
  if (problem.status === 401) response.set('www-authenticate', 'Bearer realm="foyer"');
  response.set('cache-control', 'no-store');
  response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

/** As the refusal knows it, else as is usual for its status. */
function secondsToWait({ status, details = {} }: Problem): number | undefined {
  const { retryAfterSeconds: told } = details;
  return typeof told === 'number' ? told : retryAfterSeconds(status);
}

/** Express and its body parser mark a sender's fault by a 4xx status; everything else unknown is our own. */
function refusalOf(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  const { status, type } = fieldsOf(error);
  if (type === 'entity.parse.failed') return new DomainError('malformed-json');
  if (status === 413) return new DomainError('body-too-large');
  if (status === 415) return new DomainError('unsupported-media-type');
  if (status !== undefined && status >= 400 && status < 500) {
    return new InvalidRequest([
      { field: 'request', message: STATUS_CODES[status] ?? 'is not valid' },
    ]);
  }
  return new DomainError('internal');
}

function fieldsOf(error: unknown): { status?: number; type?: string } {
  if (typeof error !== 'object' || error === null) return {};
  return {
    ...('status' in error && typeof error.status === 'number' && { status: error.status }),
    ...('type' in error && typeof error.type === 'string' && { type: error.type }),
  };
}
