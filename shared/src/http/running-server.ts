import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';
import type { Express } from 'express';
import type { Logger } from 'pino';
import type { Readiness } from './health.ts';
import { SettingsError } from './settings.ts';

const SWEEP_MS = 50;

/** How a server listens and stops. */
export type ServerOptions = {
  /** 0 for any. */
  readonly port: number;
  readonly stopping: StopSwitch;
  /** Requests are still taken for this long although readiness is red, until the load balancer has noticed. */
  readonly drainMs: number;
  /** Requests under way may finish for this long; then connections are cut. */
  readonly finishMs: number;
  /** Runs when no more requests are taken, to end answers that would never finish. */
  readonly beforeClose?: () => void;
};

/** A server that listens. */
export type RunningServer = { readonly port: number; stop(): Promise<void> };

/** The switch that turns readiness red. */
export type StopSwitch = Readiness & { turn(): void };

/** A switch that is not turned yet. */
export function stopSwitch(): StopSwitch {
  let turned = false;
  return {
    stopping: () => turned,
    turn: () => {
      turned = true;
    },
  };
}

/** Listens. Its `stop` turns readiness red, lets requests under way finish and closes. */
export async function listen(app: Express, options: ServerOptions): Promise<RunningServer> {
  const server = createServer(app);
  const underWay = answersUnderWay(server);
  // Longer than the load balancer's 60 s, so that it is never the one to meet a connection just closed.
  server.keepAliveTimeout = 65_000;
  server.headersTimeout = 66_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return { port, stop: once(() => stopServer(server, underWay, options)) };
}

/** Stops once on SIGTERM or SIGINT, then ends the process. */
export function stopOnSignals(stop: () => Promise<void>, log: Logger): void {
  const end = once(async () => {
    log.info('stopping');
    await stop();
    log.info('stopped');
    process.exit(0);
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void end());
}

function answersUnderWay(server: Server): ReadonlySet<ServerResponse> {
  const underWay = new Set<ServerResponse>();
  server.prependListener('request', (_request, response) => {
    underWay.add(response);
    response.once('close', () => underWay.delete(response));
  });
  return underWay;
}

async function stopServer(
  server: Server,
  underWay: ReadonlySet<ServerResponse>,
  options: ServerOptions,
): Promise<void> {
  options.stopping.turn();
  await sleep(options.drainMs);
  // Nobody is to send a next request on a connection that closes after this one.
  for (const response of underWay) lastOfItsConnection(response);
  server.prependListener('request', (_request, response) => lastOfItsConnection(response));
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  options.beforeClose?.();
  // Connections become idle one by one as their last answers end; the server itself closes only those idle now.
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
  const cut = setTimeout(() => server.closeAllConnections(), options.finishMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
}

function lastOfItsConnection(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('connection', 'close');
}

function once<T>(act: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  return () => (running ??= act());
}

/** Runs a service's start; what keeps it from starting is told in one line, and the process ends with status 1. */
export async function startOrExplain(start: () => Promise<void>): Promise<void> {
  try {
    await start();
  } catch (error) {
    const expected = error instanceof SettingsError || codeOf(error) === 'EADDRINUSE';
    const told = expected ? (error as Error).message : inspect(error);
    process.stderr.write(`${told}\n`);
    process.exit(1);
  }
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
