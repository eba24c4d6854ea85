import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { killAtExit } from './processes.ts';
import { StartError } from './start-error.ts';

/** What a service is started with. */
export type ServiceOptions = {
  /** Such as `customer-1`; the name of its log file too. */
  readonly name: string;
  /** The workspace whose src/main.ts runs. */
  readonly workspace: string;
  readonly port: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly logFolder: string;
  /** Told when the process ends although nobody asked it to. */
  readonly onDeath: (sentence: string) => void;
};

/** A service in a process of its own. */
export type ServiceProcess = {
  readonly name: string;
  /** Its own address, past the router. */
  readonly url: string;
  readonly logFile: string;
  /** Changes with each restart. */
  pid(): number;
  /** Ends it as told and waits for its end. */
  kill(signal: NodeJS.Signals): Promise<void>;
  /** Starts it anew on the same port and waits until it is ready. */
  restart(): Promise<void>;
  /** Ends it in order, by force where it takes too long. */
  stop(): Promise<void>;
};

const ROOT = join(import.meta.dirname, '..');
const READY_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 10_000;
const LAST_LINES = 8;

/** Starts a service and waits until its readiness is green. Throws a StartError with its last log lines. */
export async function startService(options: ServiceOptions): Promise<ServiceProcess> {
  const logFile = join(options.logFolder, `${options.name}.log`);
  const url = `http://127.0.0.1:${options.port}`;
  let running = launch(options, logFile, 'w');

  async function kill(signal: NodeJS.Signals): Promise<void> {
    running.mayEnd = true;
    running.child.kill(signal);
    await running.ended;
  }

  await ready(running, url, logFile);
  return {
    name: options.name,
    url,
    logFile,
    pid: () => running.child.pid ?? -1,
    kill,
    async restart() {
      await kill('SIGTERM');
      running = launch(options, logFile, 'a');
      await ready(running, url, logFile);
    },
    async stop() {
      const byForce = setTimeout(() => running.child.kill('SIGKILL'), STOP_WITHIN_MS);
      await kill('SIGTERM');
      clearTimeout(byForce);
    },
  };
}

type Running = {
  readonly child: ChildProcess;
  readonly ended: Promise<void>;
  /** Its end is no news: it is not ready yet, or somebody wants it to end. */
  mayEnd: boolean;
};

function launch(options: ServiceOptions, logFile: string, mode: 'w' | 'a'): Running {
  const log = openSync(logFile, mode);
  const main = join(ROOT, options.workspace, 'src/main.ts');
  // A process group of its own: Ctrl-C reaches us alone, and we stop the services before the store.
  const child = spawn(process.execPath, ['--conditions=source', main], {
    cwd: ROOT,
    detached: true,
    stdio: ['ignore', log, log],
    env: { ...process.env, ...options.environment, PORT: String(options.port) },
  });
  closeSync(log);
  const letGo = killAtExit(child.pid ?? -1);
  const running: Running = { child, ended: watchEnd(), mayEnd: true };
  return running;

  async function watchEnd(): Promise<void> {
    const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
    letGo();
    if (running.mayEnd) return;
    const how = signal ? `was ended by ${signal}` : `ended with code ${String(code)}`;
    options.onDeath(`The process ${options.name} ${how}.\n${lastLines(logFile)}`);
  }
}

async function ready(running: Running, url: string, logFile: string): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline && running.child.exitCode === null) {
    const reply = await fetch(`${url}/readyz`).catch(() => undefined);
    await reply?.body?.cancel();
    if (reply?.ok) {
      running.mayEnd = false;
      return;
    }
    await sleep(40);
  }
  const end = running.child.exitCode === null ? 'is not ready' : 'ended';
  running.child.kill('SIGKILL');
  throw new StartError(`A service ${end} (${logFile}).\n${lastLines(logFile)}`);
}

function lastLines(logFile: string): string {
  return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-LAST_LINES).join('\n');
}
