import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectAs } from '@foyer/local/dynamodb';
import { startService } from '@foyer/local/service';
import { freePort } from '@foyer/local/ports';
import { startSystem } from '@foyer/local/system';
import type { Database } from '@foyer/shared/storage';
import { startDynamoMeter, type DynamoMeter } from './dynamo-meter.ts';

/** A system to measure: one customer service to drive, and a second one behind a meter. */
export type BenchSystem = {
  /** The customer service's own address, past the router. */
  readonly site: string;
  /** The process of that service. */
  readonly sitePid: number;
  /** A customer service whose DynamoDB requests are counted. */
  readonly meteredSite: string;
  readonly meter: DynamoMeter;
  readonly db: Database;
  /** The employee service's own address. */
  readonly portal: string;
  /** What the services were told from outside. */
  readonly environment: Readonly<Record<string, string>>;
  readonly objectsFolder: string;
  /** Ends the background jobs, so that mails and PDFs do not share the processors with what is measured. */
  stopJobs(): Promise<void>;
  stop(): Promise<void>;
};

const QUIET = { RATE_LIMITS: 'off', LOG_LEVEL: 'error' };

/** Starts a system of its own in a temporary folder. */
export async function startBenchSystem(): Promise<BenchSystem> {
  const dataDir = await mkdtemp(join(tmpdir(), 'foyer-bench-'));
  const system = await startSystem({ dataDir, environment: QUIET });
  const meter = await startDynamoMeter(system.databaseEndpoint);
  const metered = await startService({
    name: 'metered',
    workspace: 'customer-service',
    port: await freePort(),
    environment: { ...system.environment, DYNAMODB_ENDPOINT: meter.endpoint },
    logFolder: join(dataDir, 'logs'),
    onDeath: (sentence) => process.stderr.write(`${sentence}\n`),
  });
  const db = connectAs(system.environment);
  return {
    site: system.customers[0]?.url ?? '',
    sitePid: system.customers[0]?.pid() ?? -1,
    meteredSite: metered.url,
    meter,
    db,
    portal: system.employee.url,
    environment: system.environment,
    objectsFolder: system.environment['OBJECT_STORE_DIR'] ?? '',
    stopJobs: () => system.employee.stop(),
    async stop() {
      db.client.destroy();
      await metered.stop();
      await meter.stop();
      await system.stop();
      await rm(dataDir, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}
