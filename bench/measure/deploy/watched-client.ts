import { Agent, request } from 'undici';

/** What a request carries. */
export type Asked = {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
};

/** A good answer. */
export type Good = { readonly headers: Readonly<Record<string, unknown>>; readonly body: Buffer };

/** Asks one address and counts; what fails is written down and never asked again. */
export type WatchedClient = {
  /** Answers undefined where there was no good answer: none at all, or any status from 400 on. */
  ask(path: string, asked?: Asked): Promise<Good | undefined>;
  /** Writes a failure down that only who asked can see. */
  fail(what: string): void;
  requests(): number;
  readonly failures: readonly string[];
  close(): Promise<void>;
};

const CONNECTIONS = 64;
const ANSWER_WITHIN_MS = 60_000;

/** A client of the router. */
export function watchedClient(origin: string): WatchedClient {
  const dispatcher = new Agent({ connections: CONNECTIONS, headersTimeout: ANSWER_WITHIN_MS });
  const failures: string[] = [];
  let requests = 0;
  return {
    failures,
    requests: () => requests,
    fail: (what) => void failures.push(what),
    async ask(path, { method = 'GET', headers = {}, body } = {}) {
      requests += 1;
      try {
        const answer = await request(`${origin}${path}`, {
          dispatcher,
          method,
          headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
          body: body ? JSON.stringify(body) : null,
        });
        const bytes = Buffer.from(await answer.body.arrayBuffer());
        if (answer.statusCode < 400) return { headers: answer.headers, body: bytes };
        failures.push(`${method} ${path}: ${answer.statusCode} ${bytes.toString().slice(0, 200)}`);
      } catch (error) {
        failures.push(`${method} ${path}: ${String(error)}`);
      }
      return undefined;
    },
    close: () => dispatcher.close(),
  };
}
