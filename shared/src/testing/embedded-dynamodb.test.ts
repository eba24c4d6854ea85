import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { startEmbeddedDynamoDb } from './embedded-dynamodb.ts';
import { connectLocally } from './test-database.ts';

describe('embedded DynamoDB', () => {
  it('answers once started and is gone once stopped', async () => {
    const embedded = await startEmbeddedDynamoDb();
    const db = connectLocally(embedded.endpoint);
    await expect(db.client.listTables({})).resolves.toMatchObject({ TableNames: [] });
    db.client.destroy();
    await embedded.stop();
    await embedded.exited;
    await expect(fetch(embedded.endpoint)).rejects.toThrow();
    expect(() => process.kill(embedded.pid, 0)).toThrow();
  });

  it('keeps its data in a file from one start to the next', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'foyer-db-'));
    const file = join(folder, 'tables.db');
    const first = await startEmbeddedDynamoDb({ file });
    const writing = connectLocally(first.endpoint);
    await writing.client.createTable({
      TableName: 'kept',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    });
    writing.client.destroy();
    await first.stop();

    const second = await startEmbeddedDynamoDb({ file });
    const reading = connectLocally(second.endpoint);
    await expect(reading.client.listTables({})).resolves.toMatchObject({ TableNames: ['kept'] });
    reading.client.destroy();
    await second.stop();
    await rm(folder, { recursive: true, maxRetries: 10 });
  });

  it('says plainly that it did not start on a taken port', async () => {
    const taken = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    await expect(startEmbeddedDynamoDb({ port })).rejects.toThrow(
      `The embedded DynamoDB did not start at http://127.0.0.1:${port}.`,
    );
    taken.close();
  });
});
