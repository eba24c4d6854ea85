import { Problem, type Endpoint } from '../contract/index.ts';
import { REFUSALS } from '../domain/index.ts';
import { operationOf, schemaOf, type Json } from './openapi-operation.ts';
import { REFUSAL_ANSWERS } from './refusal-answers.ts';

/** What an API is called and where it is. */
export type ApiTitle = {
  readonly title: string;
  readonly description: string;
  /** Path below which the endpoints are, such as `/api`. */
  readonly basePath: string;
};

/** Endpoints under the names that the contract gives them; other exports of a contract are left out. */
export function endpointsOf(contract: Readonly<Record<string, unknown>>): Record<string, Endpoint> {
  const entries = Object.entries(contract).filter((entry): entry is [string, Endpoint] => {
    const [, value] = entry;
    return typeof value === 'object' && value !== null && 'replyKind' in value && 'path' in value;
  });
  return Object.fromEntries(entries);
}

/** The OpenAPI 3.1 document of an API, made from its contract. `x-refusals` lists every refusal with its status and text. */
export function openApiDocument(
  api: ApiTitle,
  endpoints: Readonly<Record<string, Endpoint>>,
): Json {
  const { title, description, basePath } = api;
  return {
    openapi: '3.1.0',
    info: { title, version: '1.0.0', description, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: basePath }],
    tags: tagsOf(Object.values(endpoints)).map((name) => ({ name })),
    paths: pathsOf(endpoints),
    components: {
      schemas: { Problem: schemaOf(Problem, 'output') },
      securitySchemes: {
        accessToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        visitor: {
          type: 'apiKey',
          in: 'cookie',
          name: 'foyer_visitor',
          description:
            'Set by the first answer to a browser; it owns what it booked without an account.',
        },
      },
    },
    'x-refusals': Object.fromEntries(REFUSALS.map((code) => [code, REFUSAL_ANSWERS[code]])),
  };
}

/** Features in the order in which a client meets them; others follow. */
const TAG_ORDER = ['accounts', 'events', 'seating', 'booking', 'payments', 'tickets', 'checkin'];

function tagsOf(endpoints: readonly Endpoint[]): string[] {
  const used = new Set(endpoints.map((endpoint) => endpoint.tag));
  return [...new Set([...TAG_ORDER, ...used])].filter((tag) => used.has(tag));
}

function pathsOf(endpoints: Readonly<Record<string, Endpoint>>): Json {
  const paths: Record<string, Json> = {};
  for (const [name, endpoint] of Object.entries(endpoints)) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method]: operationOf(name, endpoint) };
  }
  return paths;
}
