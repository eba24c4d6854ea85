import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectAs } from '@foyer/local/dynamodb';
import { siteFolder } from '@foyer/local/frontend';
import { freePort } from '@foyer/local/ports';
import { startRouter, type RoutedService } from '@foyer/local/router';
import { startService, type ServiceProcess } from '@foyer/local/service';
import { startSystem, type System } from '@foyer/local/system';
import type { Database } from '@foyer/shared/storage';
import { faultsOf } from '../../../appspec/hooks/smoke-test.ts';
import { PROBES } from '../../../appspec/probes.ts';
import { publishBenchEvent, type BenchEvent } from '../bench-event.ts';
import { otherBuild, siteBuild, type SiteBuild } from './site-builds.ts';

/** A version of both services: how its sites were built. */
export type Version = Readonly<Record<RoutedService, SiteBuild>>;

/** A system on which a deployment is rehearsed. */
export type Rehearsal = {
  readonly system: System;
  readonly dataDir: string;
  readonly db: Database;
  readonly room: BenchEvent;
  /** The version that runs first, and the one that takes its place. */
  readonly versions: readonly [old: Version, fresh: Version];
  /** Starts the tasks of the new version; nobody reaches them yet. */
  startFresh(service: RoutedService): Promise<readonly ServiceProcess[]>;
  stop(): Promise<void>;
};

const TASKS: Readonly<Record<RoutedService, number>> = { customer: 2, employee: 1 };
const SETTINGS = {
  RATE_LIMITS: 'off',
  LOG_LEVEL: 'error',
  DRAIN_MS: '2000',
  PAYMENT_RECHECK_MS: '5000',
};
const ROOM = { rows: 120, seatsInRow: 40 };

/** Starts the old version, with an event on sale. */
export async function startRehearsal(): Promise<Rehearsal> {
  const dataDir = await mkdtemp(join(tmpdir(), 'foyer-deploy-'));
  const old = { customer: await builtSite('customer'), employee: await builtSite('employee') };
  const fresh = {
    customer: await otherBuild(old.customer, join(dataDir, 'customer-site')),
    employee: await otherBuild(old.employee, join(dataDir, 'employee-site')),
  };
  const system = await startSystem({
    dataDir,
    environment: SETTINGS,
    customerProcesses: TASKS.customer,
    onDeath: complain,
  });
  const db = connectAs(system.environment);
  const room = await publishBenchEvent(db, system.environment['OBJECT_STORE_DIR'] ?? '', ROOM);
  const started: ServiceProcess[] = [];
  return {
    ...{ system, dataDir, db, room, versions: [old, fresh] as const },
    async startFresh(service) {
      const numbers = Array.from({ length: TASKS[service] }, (_, index) => index + 1);
      const tasks = await Promise.all(
        numbers.map(async (number) =>
          startService({
            name: `${service}-fresh-${number}`,
            workspace: `${service}-service`,
            port: await freePort(),
            environment: { ...system.environment, STATIC_DIR: fresh[service].folder },
            logFolder: join(dataDir, 'logs'),
            onDeath: complain,
          }),
        ),
      );
      started.push(...tasks);
      return tasks;
    },
    async stop() {
      db.client.destroy();
      await Promise.all(started.map((task) => task.stop()));
      await system.stop();
      await rm(dataDir, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

/** Asks new tasks what the hook of a deployment asks, through a listener that nobody else uses; answers with the faults. */
export async function smokeTest(
  service: RoutedService,
  tasks: readonly ServiceProcess[],
): Promise<readonly string[]> {
  const customers = tasks.map(({ url }) => url);
  const router = await startRouter({ customers, employee: customers[0] ?? '' });
  try {
    const origin = `http://127.0.0.1:${router.port}`;
    return await faultsOf({ origin, probes: PROBES[service] });
  } finally {
    await router.stop();
  }
}

function builtSite(service: RoutedService): Promise<SiteBuild> {
  return siteBuild(siteFolder(service));
}

function complain(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}
