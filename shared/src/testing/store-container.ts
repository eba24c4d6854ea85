import { getContainerRuntimeClient } from 'testcontainers';
import { startDynamoDbContainer, type ContainerServer } from './containers.ts';
import { SHARED_DYNAMODB } from './shared-dynamodb.ts';

let server: ContainerServer | undefined;

/** What jest runs before all tests: one DynamoDB in a container for every file. Ends jest where no Docker engine answers. */
export default async function startStoreContainer(): Promise<void> {
  try {
    await getContainerRuntimeClient();
  } catch (error) {
    process.stderr.write(`No Docker engine answers, so no test ran (${String(error)}).\n`);
    process.exit(1);
  }
  server = await startDynamoDbContainer();
  process.env[SHARED_DYNAMODB] = server.endpoint;
}

/** Ends what {@link startStoreContainer} has started. */
export async function stopStoreContainer(): Promise<void> {
  await server?.stop();
}
