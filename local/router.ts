import { randomUUID } from 'node:crypto';
import {
  Agent,
  createServer,
  ServerResponse,
  type IncomingMessage,
  type RequestListener,
} from 'node:http';
import { createProxyMiddleware } from 'http-proxy-middleware';
import { listenOn } from './ports.ts';
import { targetsOf, type TargetGroup } from './target-groups.ts';

/** Where the paths lead; addresses such as `http://127.0.0.1:8080`. */
export type Routes = {
  /** `/admin` and everything below it. */
  readonly employee: string;
  /** Everything else, in turn. */
  readonly customers: readonly string[];
  /** `/dev/mail` and everything below it; handled in this process. */
  readonly mail?: RequestListener | undefined;
};

/** A service by the tasks that may answer for it. */
export type RoutedService = 'customer' | 'employee';

/** A router that listens. */
export type Router = {
  readonly port: number;
  /** Leads new requests of a service to these groups of tasks by weight; what is under way ends where it is. */
  shift(service: RoutedService, groups: readonly TargetGroup[]): void;
  stop(): Promise<void>;
};

/** Starts the path router: the same paths to the same services as the load balancer, without keeping sessions apart. */
export async function startRouter(routes: Routes, port = 0, host = '127.0.0.1'): Promise<Router> {
  // One upstream connection for each open event stream: the number must not be limited.
  const agent = new Agent({ keepAlive: true, maxFreeSockets: 256 });
  const forward = forwarding(agent);
  const next = {
    customer: targetsOf([{ weight: 1, targets: routes.customers }]),
    employee: targetsOf([{ weight: 1, targets: [routes.employee] }]),
  };
  const server = createServer((request, response) => {
    const path = pathOf(request);
    if (routes.mail && isBelow('/dev/mail', path)) routes.mail(request, response);
    else forward(request, response, next[isBelow('/admin', path) ? 'employee' : 'customer']());
  });
  // As the load balancer: a connection may idle for a minute, a stream or a slow reply may last.
  server.keepAliveTimeout = 60_000;
  server.requestTimeout = 0;
  return {
    port: await listenOn(server, port, host),
    shift(service, groups) {
      next[service] = targetsOf(groups);
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        agent.destroy();
      }),
  };
}

type Forward = (request: IncomingMessage, response: ServerResponse, upstream: string) => void;

function forwarding(agent: Agent): Forward {
  const upstreams = new WeakMap<IncomingMessage, string>();
  const proxy = createProxyMiddleware({
    agent,
    router: (request) => upstreams.get(request) ?? '',
    on: {
      error: (_error, request, response) => answerUpstreamDown(request, response),
      proxyRes: (reply, _request, response) => openStream(reply, response),
    },
  });
  return (request, response, upstream) => {
    upstreams.set(request, upstream);
    nameTheClient(request);
    void proxy(request, response);
  };
}

/** Lets the head of an event stream pass before its first event; it is copied right after this call. */
function openStream(reply: IncomingMessage, response: ServerResponse): void {
  if (!reply.headers['content-type']?.startsWith('text/event-stream')) return;
  process.nextTick(() => response.flushHeaders());
}

/** Sets the headers that the load balancer sets; what a client says about itself is appended to, or replaced. */
function nameTheClient({ headers, socket }: IncomingMessage): void {
  const address = (socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  const told = headers['x-forwarded-for'];
  headers['x-forwarded-for'] = told ? `${String(told)}, ${address}` : address;
  headers['x-forwarded-proto'] = 'http';
  headers['x-forwarded-host'] = headers.host;
  headers['x-amzn-trace-id'] ??= `Root=${randomUUID()}`;
}

function answerUpstreamDown(request: IncomingMessage, response: unknown): void {
  if (!(response instanceof ServerResponse) || response.headersSent || response.destroyed) return;
  const problem = {
    type: 'about:blank',
    title: 'The service does not answer',
    status: 502,
    code: 'upstream-down',
    instance: pathOf(request),
  };
  response.writeHead(502, {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    'retry-after': '1',
  });
  response.end(JSON.stringify(problem));
}

function pathOf(request: IncomingMessage): string {
  const [path = '/'] = (request.url ?? '/').split('?', 1);
  return path;
}

/** `/admin` holds `/admin` and `/admin/x`, not `/administrator`. */
function isBelow(folder: string, path: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}
