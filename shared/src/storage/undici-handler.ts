import { Agent } from 'undici';

type Request = {
  method: string;
  protocol: string;
  hostname: string;
  port?: number;
  path: string;
  headers: Record<string, string>;
  body?: string | Uint8Array;
};

type Response = {
  statusCode: number;
  reason: string;
  headers: Record<string, string>;
  body: Uint8Array;
};

/** Sends the SDK's requests through undici, which costs a fraction of node:http's CPU time. */
export type UndiciHandler = {
  handle(
    request: unknown,
    options?: { abortSignal?: AbortSignal },
  ): Promise<{ response: Response }>;
  destroy(): void;
  updateHttpClientConfig(): void;
  httpHandlerConfigs(): Record<string, never>;
};

/**
 * A connection that the other side has cut, such as one that was idle too long, under the name by which the SDK knows
 * that it may try again.
 */
function toResetWhereCut(error: Error & { code?: string }): never {
  if (error.code !== 'UND_ERR_SOCKET') throw error;
  throw Object.assign(new Error(error.message, { cause: error }), { code: 'ECONNRESET' });
}

const DEFAULT_PORT: Record<string, number> = { 'http:': 80, 'https:': 443 };

/** A request handler for AWS SDK clients. Connections are kept alive; an answer must begin in time. */
export function undiciHandler(answersWithinMs = 5_000): UndiciHandler {
  const agent = new Agent({
    connections: 64,
    pipelining: 1,
    connect: { timeout: 2_000 },
    headersTimeout: answersWithinMs,
    bodyTimeout: answersWithinMs,
    keepAliveTimeout: 60_000,
  });
  return {
    async handle(request, options) {
      const { method, protocol, hostname, port, path, headers, body } = request as Request;
      const reply = await agent
        .request({
          origin: `${protocol}//${hostname}:${port ?? DEFAULT_PORT[protocol]}`,
          path,
          method,
          headers,
          body: body ?? null,
          signal: options?.abortSignal ?? null,
        })
        .catch(toResetWhereCut);
      return {
        response: {
          statusCode: reply.statusCode,
          reason: '',
          headers: reply.headers as Record<string, string>,
          body: await reply.body.bytes(),
        },
      };
    },
    destroy() {
      void agent.close();
    },
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => ({}),
  };
}
