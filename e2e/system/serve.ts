/**
 * The system under test in a process of its own: two customer services, demo data and the evenings of stage-events.ts.
 * Tells its parent where it is, and stops when the parent says so or is gone. Started by hand it prints what tests
 * need to use it (`FOYER_STAGE=… npm run test:browser`) and runs until Ctrl-C.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedDemoData } from '@foyer/local/demo';
import { buildFrontend } from '@foyer/local/frontend';
import { startSystem } from '@foyer/local/system';
import { publishStageEvents } from './stage-events.ts';
import type { Stage, StageEvents } from './stage.ts';

const dataDir = await mkdtemp(join(tmpdir(), 'foyer-stage-'));
let events: StageEvents | undefined;
await buildFrontend((sentence) => console.error(sentence));
const system = await startSystem({
  dataDir,
  fresh: true,
  customerProcesses: 2,
  environment: { RATE_LIMITS: 'off', LOG_LEVEL: 'warn' },
  async seed(environment) {
    await seedDemoData(environment);
    events = await publishStageEvents(environment);
  },
  onDeath: (sentence) => console.error(sentence),
});
if (!events) throw new Error('No events were published');

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await system.stop();
  await rm(dataDir, { recursive: true, force: true, maxRetries: 10 });
  process.exit(0);
}
process.on('disconnect', () => void stop());
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());

const stage: Stage = { url: system.url, customers: system.customers.map(({ url }) => url), events };
if (process.send) process.send(stage);
else console.log(`FOYER_STAGE='${JSON.stringify(stage)}'`);
