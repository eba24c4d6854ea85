import { createTables } from '../storage/create-tables.ts';
import { connectDatabase, type Database } from '../storage/database.ts';
import { TABLES, type TableKey, type TableShape } from '../storage/table-shape.ts';
import { startEmbeddedDynamoDb } from './embedded-dynamodb.ts';
import { openDynamoDbDoor, SHARED_DYNAMODB } from './shared-dynamodb.ts';

/** An empty database of one test file. */
export type TestDatabase = {
  readonly db: Database;
  readonly endpoint: string;
  stop(): Promise<void>;
};

/** Credentials that the embedded DynamoDB takes for good. */
const LOCAL_CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' };

/** A busy machine is slow, never wrong. */
const PATIENCE_MS = 60_000;

/** Connects to a DynamoDB that takes any credentials. */
export function connectLocally(endpoint: string, tablePrefix = 'test-'): Database {
  return connectDatabase({
    endpoint,
    region: 'eu-central-1',
    credentials: LOCAL_CREDENTIALS,
    tablePrefix,
    answersWithinMs: PATIENCE_MS,
  });
}

/**
 * Gives a DynamoDB with every table, and nothing in them: an embedded one of its own, or a part of the one in a container
 * that `npm run test:containers` starts for all.
 */
export async function startTestDatabase(): Promise<TestDatabase> {
  const shared = process.env[SHARED_DYNAMODB];
  const server = await (shared ? openDynamoDbDoor(shared) : startEmbeddedDynamoDb());
  const db = connectLocally(server.endpoint);
  await createTables(db);
  if (shared) await keepWhatEnds(db);
  return {
    db,
    endpoint: server.endpoint,
    async stop() {
      db.client.destroy();
      await server.stop();
    },
  };
}

/** Clocks of tests stand where they were set: to a container that looks at its own, everything in them has ended. */
async function keepWhatEnds(db: Database): Promise<void> {
  const ending = Object.entries<TableShape>(TABLES).flatMap(([key, { ttl }]) =>
    ttl ? [{ TableName: db.table(key as TableKey), AttributeName: ttl }] : [],
  );
  await Promise.all(
    ending.map(({ TableName, AttributeName }) =>
      db.client.updateTimeToLive({
        TableName,
        TimeToLiveSpecification: { Enabled: false, AttributeName },
      }),
    ),
  );
}
