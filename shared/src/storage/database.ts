import { DynamoDB } from '@aws-sdk/client-dynamodb';
import dynamoose from 'dynamoose';
import { noTelemetry, type Telemetry } from '../telemetry/index.ts';
import { measureClient } from './measured-client.ts';
import { requestSigner } from './request-signer.ts';
import { tableName, type TableKey } from './table-shape.ts';
import { undiciHandler } from './undici-handler.ts';

/** Where the tables are. */
export type DatabaseConfig = {
  readonly region: string;
  /** An own endpoint; absent for AWS. */
  readonly endpoint?: string | undefined;
  /** Fixed credentials; absent for the task role's. */
  readonly credentials?:
    { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined;
  readonly tablePrefix: string;
  /** How long an answer may be awaited; 5 s when absent. */
  readonly answersWithinMs?: number | undefined;
};

/** One tuned client, for the inventory's hot path as it is and for everything else inside Dynamoose. */
export type Database = {
  readonly client: DynamoDB;
  readonly dynamoose: InstanceType<typeof dynamoose.Instance>;
  /** The deployed name of a table. */
  table(key: TableKey): string;
};

/** Middlewares that only tell AWS about the caller's software. */
const UNUSED_MIDDLEWARES = [
  'loggerMiddleware',
  'getUserAgentMiddleware',
  'recursionDetectionMiddleware',
];

/** Connects to DynamoDB. Nothing is sent before the first call. */
export function connectDatabase(
  config: DatabaseConfig,
  telemetry: Telemetry = noTelemetry,
): Database {
  const client = new DynamoDB({
    region: config.region,
    ...(config.endpoint && { endpoint: config.endpoint }),
    ...(config.credentials && { credentials: config.credentials }),
    requestHandler: undiciHandler(config.answersWithinMs),
    maxAttempts: 3,
  });
  client.config.signer = () =>
    Promise.resolve(requestSigner(config.region, () => client.config.credentials()));
  for (const name of UNUSED_MIDDLEWARES) client.middlewareStack.remove(name);
  measureClient(client, telemetry);
  const instance = new dynamoose.Instance();
  instance.aws.ddb.set(client);
  return { client, dynamoose: instance, table: (key) => tableName(config.tablePrefix, key) };
}
