import { GenericContainer, Wait } from 'testcontainers';

/** A server in a container of its own. */
export type ContainerServer = { readonly endpoint: string; stop(): Promise<void> };

/** Credentials that the S3 server of tests is started with. */
export const CONTAINER_CREDENTIALS = {
  accessKeyId: 'foyer-test',
  secretAccessKey: 'a-secret-for-tests-alone',
};

const DYNAMODB_PORT = 8000;
const S3_PORT = 8333;
const READY_WITHIN_MS = 120_000;

/** AWS's own DynamoDB for one machine, in memory. */
export async function startDynamoDbContainer(): Promise<ContainerServer> {
  const container = new GenericContainer('amazon/dynamodb-local')
    .withCommand(['-jar', 'DynamoDBLocal.jar', '-inMemory', '-disableTelemetry'])
    .withExposedPorts(DYNAMODB_PORT)
    .withWaitStrategy(Wait.forListeningPorts())
    .withStartupTimeout(READY_WITHIN_MS);
  return started(container, DYNAMODB_PORT);
}

/** A server of the S3 protocol with one empty bucket. */
export async function startS3Container(bucket: string): Promise<ContainerServer> {
  const container = new GenericContainer('chrislusf/seaweedfs')
    .withCommand(['mini'])
    .withEnvironment({
      AWS_ACCESS_KEY_ID: CONTAINER_CREDENTIALS.accessKeyId,
      AWS_SECRET_ACCESS_KEY: CONTAINER_CREDENTIALS.secretAccessKey,
      S3_BUCKET: bucket,
    })
    .withExposedPorts(S3_PORT)
    .withWaitStrategy(Wait.forListeningPorts())
    .withStartupTimeout(READY_WITHIN_MS);
  return started(container, S3_PORT);
}

async function started(container: GenericContainer, port: number): Promise<ContainerServer> {
  const running = await container.start();
  return {
    endpoint: `http://${running.getHost()}:${running.getMappedPort(port)}`,
    async stop() {
      await running.stop();
    },
  };
}
