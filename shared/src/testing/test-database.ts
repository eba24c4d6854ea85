import { createTables } from '../storage/create-tables.ts';
import { connectDatabase, type Database } from '../storage/database.ts';
import { startEmbeddedDynamoDb } from './embedded-dynamodb.ts';

/** An empty database of one test file. */
export type TestDatabase = {
  readonly db: Database;
  readonly endpoint: string;
  stop(): Promise<void>;
};

/** Credentials that the embedded DynamoDB takes for good. */
const LOCAL_CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' };

/** Connects to an embedded DynamoDB. */
export function connectLocally(endpoint: string, tablePrefix = 'test-'): Database {
  return connectDatabase({
    endpoint,
    region: 'eu-central-1',
    credentials: LOCAL_CREDENTIALS,
    tablePrefix,
  });
}

/** Starts an embedded DynamoDB in memory and creates every table. */
export async function startTestDatabase(): Promise<TestDatabase> {
  const embedded = await startEmbeddedDynamoDb();
  const db = connectLocally(embedded.endpoint);
  await createTables(db);
  return {
    db,
    endpoint: embedded.endpoint,
    async stop() {
      db.client.destroy();
      await embedded.stop();
    },
  };
}
