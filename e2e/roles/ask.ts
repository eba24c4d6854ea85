import type { Endpoint } from '@foyer/shared/contract';
import { Problem } from '@foyer/shared/contract';
import type { Outcome, Sample } from './row.ts';

/** What tells a service who calls: an access token, cookies, both or nothing. */
export type Credentials = { readonly token?: string; readonly cookie?: string };

/** What came back. */
export type Answer = {
  readonly outcome: Outcome;
  readonly body: unknown;
  readonly cookie?: string;
};

/** Sends a request to an endpoint below an address. Throws on an answer that is neither a success nor a known refusal. */
export async function askEndpoint(
  base: string,
  endpoint: Endpoint,
  { token, cookie }: Credentials,
  sample: Sample,
): Promise<Answer> {
  const { content, body } = sample;
  const cookies = sample.cookie ?? cookie;
  const stop = new AbortController();
  const response = await fetch(base + addressOf(endpoint, sample), {
    method: endpoint.method.toUpperCase(),
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(cookies && { cookie: cookies }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(endpoint.idempotent && { 'idempotency-key': 'a-key-of-its-own' }),
      ...sample.headers,
    },
    body: content ?? (body === undefined ? null : JSON.stringify(body)),
    signal: stop.signal,
  });
  const set = response.headers.getSetCookie().map((one) => one.split(';')[0]);
  const given = set.length > 0 ? { cookie: set.join('; ') } : {};
  if (response.status === endpoint.status && endpoint.replyKind === 'event-stream') {
    stop.abort();
    return { outcome: 'yes', body: undefined, ...given };
  }
  const told = read(await response.text());
  if (response.status === endpoint.status) return { outcome: 'yes', body: told, ...given };
  return { outcome: refusalIn(endpoint, response.status, told), body: told, ...given };
}

function addressOf({ path }: Endpoint, { params, query }: Sample): string {
  const filled = path.replace(/:(\w+)/g, (_all, name: string) => params?.[name] ?? 'none');
  return query ? `${filled}?${new URLSearchParams(query).toString()}` : filled;
}

function read(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function refusalIn(endpoint: Endpoint, status: number, body: unknown): Outcome {
  const problem = Problem.safeParse(body);
  if (problem.success && status < 500) return problem.data.code;
  throw new Error(
    `${endpoint.method} ${endpoint.path} answered ${status}: ${JSON.stringify(body)}`,
  );
}
