import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Stage } from '../system/stage.ts';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '../..');
const FILL = 'node --conditions=source e2e/system/fill-compose.ts';

/** Runs docker compose in this project; answers with what it prints. */
export async function compose(...args: readonly string[]): Promise<string> {
  const { stdout } = await run('docker', ['compose', ...args], { cwd: ROOT });
  return stdout;
}

/** Publishes the evenings of tests in the running system and says where everything is. */
export async function fillStage(): Promise<Stage> {
  const printed = await compose('run', '--rm', '--no-deps', '--entrypoint', FILL, 'demo');
  const told = /FOYER_STAGE='(.*)'/.exec(printed)?.[1];
  if (!told) throw new Error(`No stage in: ${printed}`);
  return JSON.parse(told) as Stage;
}

/** Ends a service at once, as a machine that loses its power. */
export async function kill(service: string): Promise<void> {
  await compose('kill', '--signal', 'SIGKILL', service);
}

/** Starts a service again that was killed and waits until it is healthy. */
export async function revive(service: string): Promise<void> {
  await compose('up', '--detach', '--no-recreate', '--wait', service);
}
