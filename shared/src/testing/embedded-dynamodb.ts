import { spawn, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A running embedded DynamoDB. */
export type EmbeddedDynamoDb = {
  readonly endpoint: string;
  readonly pid: number;
  /** Fulfilled when the process has ended, asked to or not. */
  readonly exited: Promise<void>;
  stop(): Promise<void>;
};

/** Where the embedded DynamoDB listens and keeps its data. */
export type EmbeddedDynamoDbOptions = {
  /** A free port when absent. */
  readonly port?: number | undefined;
  /** In memory when absent. */
  readonly file?: string | undefined;
  /** In a process group of its own, so that Ctrl-C reaches the caller alone and the caller stops it last. */
  readonly detached?: boolean | undefined;
};

/** A busy machine is slow, never wrong. */
const READY_WITHIN_MS = 60_000;

/**
 * Starts the embedded DynamoDB on a port, in memory or in a file. Throws an Error with one plain sentence where this
 * platform has none.
 */
export async function startEmbeddedDynamoDb(
  options: EmbeddedDynamoDbOptions = {},
): Promise<EmbeddedDynamoDb> {
  const port = options.port ?? (await freePort());
  const args = ['--port', String(port), ...(options.file ? ['--db-path', options.file] : [])];
  const child = spawn(binary(), args, { stdio: 'ignore', detached: options.detached ?? false });
  const exited = endOf(child);
  const endpoint = `http://127.0.0.1:${port}`;
  await answering(endpoint, child);
  return {
    endpoint,
    pid: child.pid ?? -1,
    exited,
    async stop() {
      child.kill();
      await exited;
    },
  };
}

function binary(): string {
  const name = `@dynoxide/${process.platform}-${process.arch}`;
  try {
    const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`);
    return join(dirname(manifest), process.platform === 'win32' ? 'dynoxide.exe' : 'dynoxide');
  } catch (error) {
    throw new Error(
      `There is no embedded DynamoDB for ${process.platform}-${process.arch}: set DYNAMODB_ENDPOINT or use docker compose.`,
      { cause: error },
    );
  }
}

async function endOf(child: ChildProcess): Promise<void> {
  await new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
}

async function answering(endpoint: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline && isRunning(child)) {
    const reply = await fetch(endpoint).catch(() => undefined);
    if (reply && isRunning(child)) return;
    await sleep(20);
  }
  child.kill();
  throw new Error(`The embedded DynamoDB did not start at ${endpoint}.`);
}

function isRunning(child: ChildProcess): boolean {
  return child.pid !== undefined && child.exitCode === null;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
