import { z } from 'zod';
import { employee, type Endpoint } from '../contract/index.ts';
import type { Refusal } from '../domain/index.ts';
import { refusalsOf } from './endpoint-refusals.ts';
import { REFUSAL_ANSWERS } from './refusal-answers.ts';

/** A JSON object of a document. */
export type Json = Record<string, unknown>;

/** The OpenAPI operation of an endpoint. */
export function operationOf(name: string, endpoint: Endpoint): Json {
  const parameters = [
    ...parametersIn('path', endpoint.params),
    ...parametersIn('query', endpoint.query),
    ...(endpoint.idempotent ? [IDEMPOTENCY_KEY] : []),
  ];
  return {
    operationId: name,
    summary: endpoint.summary,
    tags: [endpoint.tag],
    security: securityOf(endpoint),
    ...(parameters.length > 0 && { parameters }),
    ...(endpoint.body && { requestBody: { required: true, content: requestContent(endpoint) } }),
    responses: { [endpoint.status]: successOf(endpoint), ...problemsOf(refusalsOf(endpoint)) },
  };
}

const IDEMPOTENCY_KEY: Json = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description:
    'Chosen by the client for one intention; sending it again never does the thing twice.',
  schema: { type: 'string', minLength: 1, maxLength: 200 },
  example: '6f9e1c1e-5d0f-4c58-9b7e-1f1f0f6a2a57',
};

function parametersIn(place: 'path' | 'query', schema: z.ZodType | undefined): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...rest } = property;
    return {
      name,
      in: place,
      required: required.includes(name),
      ...(description !== undefined && { description }),
      schema: rest,
    };
  });
}

function requestContent(endpoint: Endpoint): Json {
  if (endpoint.bodyKind === 'bytes' || !endpoint.body) return { '*/*': {} };
  const schema = schemaOf(endpoint.body, 'input');
  if (endpoint.bodyKind === 'upload')
    return { 'multipart/form-data': { schema: withFile(schema) } };
  return { 'application/json': { schema } };
}

/** A form carries its file as one more field. */
function withFile(form: Json): Json {
  const { properties, required } = form as { properties?: Json; required?: string[] };
  const file = { type: 'string', contentMediaType: 'application/octet-stream' };
  return {
    ...form,
    properties: { [employee.IMAGE_FIELD]: file, ...properties },
    required: [employee.IMAGE_FIELD, ...(required ?? [])],
  };
}

function successOf({ reply, replyKind, mediaType, summary }: Endpoint): Json {
  if (replyKind === 'none') return { description: 'Done' };
  const schema = reply ? schemaOf(reply, 'output') : { type: 'string' };
  return { description: summary, content: { [mediaType]: { schema } } };
}

/** One answer a status; the refusals that share it are told apart by `code`. */
function problemsOf(refusals: readonly Refusal[]): Json {
  const byStatus = Map.groupBy(refusals, (code) => REFUSAL_ANSWERS[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      {
        description: codes
          .map((code) => `\`${code}\`: ${REFUSAL_ANSWERS[code].title}`)
          .join('\n\n'),
        ...(status === 429 || status === 503 ? { headers: { 'Retry-After': RETRY_AFTER } } : {}),
        content: { 'application/problem+json': { schema: problemWith(codes) } },
        'x-refusals': codes,
      },
    ]),
  );
}

const RETRY_AFTER: Json = {
  description: 'Seconds to wait',
  schema: { type: 'integer' },
  example: 2,
};

function problemWith(codes: readonly Refusal[]): Json {
  return {
    allOf: [
      { $ref: '#/components/schemas/Problem' },
      { type: 'object', properties: { code: { enum: codes } } },
    ],
  };
}

function securityOf({ access, idempotent }: Endpoint): Json[] {
  if (access === 'public' && !idempotent) return [{}];
  if (access === 'public' || access === 'caller') return [{ visitor: [] }, { accessToken: [] }];
  return [{ accessToken: [] }];
}

/** The JSON schema of a contract's schema, without what only repeats a format or the limits of numbers. */
export function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    io,
    override({ jsonSchema }) {
      if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
  return rest;
}
