import type { Request, Response } from 'express';
import { z } from 'zod';
import type { BodyOf, Endpoint, ParamsOf, QueryOf } from '../contract/index.ts';
import {
  DomainError,
  type Caller,
  type Customer,
  type Employee,
  type Instant,
  type Role,
} from '../domain/index.ts';
import { brokenTexts } from './broken-text.ts';
import { InvalidRequest, faultsOf, type Fault } from './invalid-request.ts';
import { fileOf } from './upload.ts';

/** Who calls an endpoint, by its access: customers, employees, or any customer or visitor. */
export type CallerOf<E extends Endpoint> = E['access'] extends readonly (infer R extends Role)[]
  ? [R] extends ['customer']
    ? Customer
    : Employee
  : Caller;

/** What a route's handler gets: everything that the endpoint names, parsed, and who asks when. */
export type Input<E extends Endpoint> = {
  readonly params: ParamsOf<E>;
  readonly query: QueryOf<E>;
  readonly body: BodyOf<E>;
  /** The file of an upload; empty where the endpoint takes none. */
  readonly file: Uint8Array;
  /** The header Idempotency-Key; empty where the endpoint asks for none. */
  readonly idempotencyKey: string;
  /** Throws 'token-expired' or 'token-invalid' at first use on a public endpoint, so that sign-in needs no token. */
  readonly caller: CallerOf<E>;
  readonly now: Instant;
  readonly requestId: string;
  /** For what only HTTP knows: cookies, the connection. */
  readonly request: Request;
  /** For headers and cookies of the answer, or to answer by oneself. */
  readonly response: Response;
};

/** The parts of an input that a request's text carries. */
export type ParsedRequest<E extends Endpoint> = Pick<
  Input<E>,
  'params' | 'query' | 'body' | 'file' | 'idempotencyKey'
>;

const IDEMPOTENCY_KEY = z
  .string()
  .regex(/^[\x21-\x7e]{1,200}$/, 'must be 1 to 200 visible ASCII characters');

/** Reads a request by its endpoint's schemas. Throws 'idempotency-key-required' and {@link InvalidRequest} with every fault found. */
export function parseRequest<E extends Endpoint>(endpoint: E, request: Request): ParsedRequest<E> {
  const faults: Fault[] = [];
  const read = (place: string, schema: z.ZodType | undefined, value: unknown): unknown => {
    if (!schema) return undefined;
    const result = schema.safeParse(value);
    if (!result.success) faults.push(...faultsOf(place, result.error));
    return result.data;
  };
  const parsed = {
    params: read('params', endpoint.params, request.params),
    query: read('query', endpoint.query, request.query),
    body: read('body', endpoint.body, request.body),
    file: fileOf(request),
    idempotencyKey: endpoint.idempotent
      ? read('header.idempotency-key', IDEMPOTENCY_KEY, keyOf(request))
      : '',
  };
  if (faults.length === 0) faults.push(...brokenTexts('body', parsed.body));
  if (faults.length > 0) throw new InvalidRequest(faults);
  return parsed as ParsedRequest<E>;
}

function keyOf(request: Request): string {
  const key = request.get('idempotency-key');
  if (!key) throw new DomainError('idempotency-key-required');
  return key;
}
