import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { connectAs } from './dynamodb.ts';
import { startSystem, type System, type SystemOptions } from './start-system.ts';

// Each test starts four processes; a busy machine takes its time.
jest.setTimeout(180_000);

let dataDir: string;
const systems: System[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'foyer-system-'));
});

afterEach(async () => {
  for (const system of systems.splice(0)) await system.stop();
  await rm(dataDir, { recursive: true, force: true, maxRetries: 10 });
});

async function start(options: Partial<SystemOptions> = {}): Promise<System> {
  const system = await startSystem({ dataDir, ...options });
  systems.push(system);
  return system;
}

const statusOf = async (url: string) => (await fetch(url)).status;

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function pidsOf({ customers, employee, databasePid }: System): number[] {
  return [...customers.map((service) => service.pid()), employee.pid(), databasePid ?? -1];
}

describe('local system', () => {
  it('answers at one address once started, and leaves nothing behind once stopped', async () => {
    const system = await start({ customerProcesses: 2 });
    await expect(statusOf(`${system.url}/api/events`)).resolves.toBe(200);
    await expect(statusOf(`${system.url}/admin/api/openapi.json`)).resolves.toBe(200);
    await expect(statusOf(system.mailUrl)).resolves.toBe(200);
    for (const { url } of system.customers)
      await expect(statusOf(`${url}/readyz`)).resolves.toBe(200);

    const pids = pidsOf(system);
    expect(pids).toHaveLength(4);
    expect(pids.every(isRunning)).toBe(true);
    await system.stop();
    expect(pids.filter(isRunning)).toEqual([]);
    await expect(fetch(system.url)).rejects.toThrow();
  });

  it('seeds before the services run, and keeps store and secrets for the next start', async () => {
    const seen: string[] = [];
    const first = await start({
      seed: async (environment) => {
        const db = connectAs(environment);
        await db.client.putItem({
          TableName: db.table('users'),
          Item: { userId: { S: 'usr_kept' } },
        });
        db.client.destroy();
        seen.push(environment['TABLE_PREFIX'] ?? '');
      },
    });
    expect(seen).toEqual(['foyer-']);
    await first.stop();

    const second = await start();
    expect(second.environment['JWT_SECRET']).toBe(first.environment['JWT_SECRET']);
    const db = connectAs(second.environment);
    const key = { userId: { S: 'usr_kept' } };
    const kept = await db.client.getItem({ TableName: db.table('users'), Key: key });
    db.client.destroy();
    expect(kept.Item).toEqual(key);
  });

  it('refuses a folder on which another system runs', async () => {
    await start();
    await expect(startSystem({ dataDir, fresh: true })).rejects.toThrow(
      `Another Foyer runs on ${dataDir}`,
    );
  });

  it('brings a killed service back on the same port', async () => {
    const deaths: string[] = [];
    const system = await start({ onDeath: (sentence) => deaths.push(sentence) });
    const [customer] = system.customers;
    const pid = customer!.pid();
    await customer!.kill('SIGKILL');
    await expect(statusOf(`${system.url}/api/events`)).resolves.toBe(502);
    await customer!.restart();
    expect(customer!.pid()).not.toBe(pid);
    await expect(statusOf(`${system.url}/api/events`)).resolves.toBe(200);
    expect(deaths).toEqual([]);
  });

  it('tells of a process that ends by itself', async () => {
    const death = Promise.withResolvers<string>();
    const system = await start({ onDeath: death.resolve });
    process.kill(system.employee.pid(), 'SIGKILL');
    await expect(death.promise).resolves.toMatch(/^The process employee was ended by SIGKILL\./);
  });

  it('says why a service does not start, and stops the rest', async () => {
    const deaths: string[] = [];
    const failing = startSystem({
      dataDir,
      environment: { JWT_SECRET: 'short' },
      onDeath: (sentence) => deaths.push(sentence),
    });
    await expect(failing).rejects.toThrow('JWT_SECRET must have at least 32 characters');
    expect(deaths).toEqual([]);
    // Nobody has the folder open any more.
    await start();
  });
});
