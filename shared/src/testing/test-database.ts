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

/** Connects to a DynamoDB that takes any credentials. */
export function connectLocally(endpoint: string, tablePrefix = 'test-'): Database {
  return connectDatabase({
    endpoint,
    region: 'eu-central-1',
    credentials: LOCAL_CREDENTIALS,
    tablePrefix,
  });
}

/** Starts a DynamoDB in memory, the embedded one unless `TEST_DYNAMODB` is `container`, and creates every table. */
export async function startTestDatabase(): Promise<TestDatabase> {
  const server = await startServer();
  const db = connectLocally(server.endpoint);
  await createTables(db);
  return {
    db,
    endpoint: server.endpoint,
    async stop() {
      db.client.destroy();
      await server.stop();
    },
  };
}

/** The library of containers is loaded where they are asked for: it is not there in production, nor is an engine everywhere. */
async function startServer(): Promise<Pick<TestDatabase, 'endpoint' | 'stop'>> {
  if (process.env['TEST_DYNAMODB'] !== 'container') return startEmbeddedDynamoDb();
  const { startDynamoDbContainer } = await import('./containers.ts');
  return startDynamoDbContainer();
}
