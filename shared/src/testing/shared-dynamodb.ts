import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent, createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The variable with the address of a DynamoDB Local that all test files share. */
export const SHARED_DYNAMODB = 'TEST_DYNAMODB';

/** An address at which a DynamoDB is empty at first. */
export type DynamoDbDoor = { readonly endpoint: string; stop(): Promise<void> };

/**
 * A door of one's own to a DynamoDB Local that others use too. That keeps a database for each access key, so the door puts
 * a new one into every request.
 */
export async function openDynamoDbDoor(endpoint: string): Promise<DynamoDbDoor> {
  const key = randomUUID().replaceAll('-', '');
  const agent = new Agent({ keepAlive: true });
  const door = createServer((incoming, reply) => {
    const passed = { method: incoming.method, headers: headersWith(key, incoming), agent };
    const forwarded = request(endpoint, passed, (answer) => {
      reply.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(reply);
    });
    // What breaks on one side breaks on the other, as it would without a door.
    forwarded.once('error', () => reply.destroy());
    reply.once('close', () => forwarded.destroy());
    incoming.pipe(forwarded);
  }).listen(0, '127.0.0.1');
  await once(door, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(door.address() as AddressInfo).port}`,
    async stop() {
      door.close();
      door.closeAllConnections();
      await once(door, 'close');
      agent.destroy();
    },
  };
}

function headersWith(key: string, { headers }: IncomingMessage) {
  const authorization = headers.authorization?.replace(/Credential=[^/]+/, `Credential=${key}`);
  return { ...headers, ...(authorization && { authorization }) };
}
