/**
 * What docker compose runs once before the services: `tables` makes the secrets of this installation and every table,
 * `demo` adds what there is to look at. Each may be repeated.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { seedDemoData } from '../demo-data.ts';
import { prepareTables } from '../dynamodb.ts';
import type { ServiceEnvironment } from '../environment.ts';
import { composeEnvironment, SECRETS, setting } from './compose-environment.ts';

const ANSWERS_WITHIN_MS = 60_000;

const STEPS: Readonly<Record<string, (environment: ServiceEnvironment) => Promise<void>>> = {
  async tables(environment) {
    await answering(setting('DYNAMODB_ENDPOINT'));
    await answering(setting('S3_ENDPOINT'));
    await prepareTables(environment);
    const lines = Object.entries(environment).map(([name, value]) => `${name}='${value}'\n`);
    await writeFile(join(SECRETS, 'foyer.env'), lines.join(''), { mode: 0o640 });
  },
  demo: seedDemoData,
};

const step = STEPS[process.argv[2] ?? ''];
if (!step) throw new Error(`One of ${Object.keys(STEPS).join(', ')} is to be named`);
await step(await composeEnvironment());

/** Containers that have started may need a while until they answer. */
async function answering(address: string): Promise<void> {
  const deadline = Date.now() + ANSWERS_WITHIN_MS;
  for (;;) {
    try {
      await fetch(address);
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await sleep(500);
    }
  }
}
