import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connectDatabase, createTables, type Database } from '@foyer/shared/storage';
import { startEmbeddedDynamoDb } from '@foyer/shared/testing';
import type { ServiceEnvironment } from './environment.ts';
import { killAtExit } from './processes.ts';
import { StartError } from './start-error.ts';

/** The store of a local system. */
export type LocalDynamoDb = {
  readonly endpoint: string;
  /** Absent where somebody else runs it. */
  readonly pid?: number;
  stop(): Promise<void>;
};

/** The store's file in the data folder, and beside it who has it open. */
const FILE = 'dynamodb.sqlite';
const OPEN_BY = 'dynamodb.open.json';

/**
 * Starts the embedded DynamoDB on a file of the data folder; with DYNAMODB_ENDPOINT set, takes that one instead. Throws a
 * StartError where there is none for this platform, or when the folder is in use.
 */
export async function startDynamoDb(
  dataDir: string,
  onDeath: (sentence: string) => void,
): Promise<LocalDynamoDb> {
  const elsewhere = process.env['DYNAMODB_ENDPOINT'];
  if (elsewhere) return { endpoint: elsewhere, stop: () => Promise.resolve() };
  await mkdir(dataDir, { recursive: true });
  const embedded = await startEmbeddedDynamoDb({
    file: join(dataDir, FILE),
    detached: true,
  }).catch((error: unknown) => {
    throw new StartError((error as Error).message, { cause: error });
  });
  const { endpoint, pid } = embedded;
  const openBy = join(dataDir, OPEN_BY);
  await writeFile(openBy, JSON.stringify({ endpoint, pid }));
  const letGo = killAtExit(pid);
  let asked = false;
  void embedded.exited.then(() => {
    letGo();
    if (!asked) onDeath('The embedded DynamoDB ended.');
  });
  return {
    endpoint,
    pid,
    async stop() {
      asked = true;
      await embedded.stop();
      await rm(openBy, { force: true });
    },
  };
}

/** Throws a StartError when another local system runs on the folder: two stores on one file would spoil it. */
export async function refuseFolderInUse(dataDir: string): Promise<void> {
  const text = await readFile(join(dataDir, OPEN_BY), 'utf8').catch(() => undefined);
  if (text === undefined) return;
  const { endpoint, pid } = JSON.parse(text) as { endpoint: string; pid: number };
  const answers = await fetch(endpoint).then(
    () => true,
    () => false,
  );
  if (answers) {
    throw new StartError(
      `Another Foyer runs on ${dataDir} (its DynamoDB is process ${pid}). Stop it first.`,
    );
  }
}

/** Filling an empty store keeps a small machine busy for longer than a service would wait. */
const PATIENCE_MS = 60_000;

/** Connects to the store as the services do, with more patience. */
export function connectAs(environment: ServiceEnvironment): Database {
  return connectDatabase({
    endpoint: environment['DYNAMODB_ENDPOINT'],
    region: environment['AWS_REGION'] ?? '',
    tablePrefix: environment['TABLE_PREFIX'] ?? '',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    answersWithinMs: PATIENCE_MS,
  });
}

/** Creates the tables that are not there yet. */
export async function prepareTables(environment: ServiceEnvironment): Promise<void> {
  const db = connectAs(environment);
  await createTables(db);
  db.client.destroy();
}
