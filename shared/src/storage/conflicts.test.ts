import { createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import {
  connectLocally,
  injectFaults,
  startTestDatabase,
  type TestDatabase,
} from '../testing/index.ts';
import { committing, failedConditions, reading } from './conflicts.ts';

const $metadata = { httpStatusCode: 400 };

function cancelled(...codes: string[]): TransactionCanceledException {
  return new TransactionCanceledException({
    ...{ $metadata, message: 'cancelled' },
    CancellationReasons: codes.map((Code) => ({ Code, Item: { name: { S: Code } } })),
  });
}

describe('the reasons of a cancelled transaction (rule 9)', () => {
  it('are read one by one: a conflict is never a condition that failed', () => {
    const failed = failedConditions(
      cancelled('None', 'ConditionalCheckFailed', 'TransactionConflict', 'ConditionalCheckFailed'),
    );
    expect([...(failed?.keys() ?? [])]).toEqual([1, 3]);
    expect(failed?.get(1)).toEqual({ name: 'ConditionalCheckFailed' });
    expect(failedConditions(cancelled('TransactionConflict', 'None'))).toBeUndefined();
    expect(failedConditions(new Error('other'))).toBeUndefined();
  });

  it('show a single update as the first', () => {
    const refused = new ConditionalCheckFailedException({ $metadata, message: 'refused' });
    expect(failedConditions(refused)).toEqual(new Map([[0, undefined]]));
  });

  it.each([
    ['TransactionConflict', 'None'],
    ['ThrottlingError', 'TransactionConflict'],
    ['ProvisionedThroughputExceeded', 'None'],
  ])('that pass are tried again: %s, %s', async (...codes) => {
    let tries = 0;
    const answer = await committing(() => {
      tries += 1;
      return tries < 4 ? Promise.reject(cancelled(...codes)) : Promise.resolve('done');
    });
    expect([answer, tries]).toEqual(['done', 4]);
  });

  it('that do not pass are told at once, with a conflict beside them or not', async () => {
    let tries = 0;
    const refused = committing(() => {
      tries += 1;
      return Promise.reject(cancelled('TransactionConflict', 'ConditionalCheckFailed'));
    });
    await expect(refused).rejects.toBeInstanceOf(TransactionCanceledException);
    expect(tries).toBe(1);
  });

  it('are "busy" when they pass six times without success', async () => {
    let tries = 0;
    const busy = committing(() => {
      tries += 1;
      return Promise.reject(cancelled('TransactionConflict'));
    });
    await expect(busy).rejects.toMatchObject({ code: 'busy' });
    expect(tries).toBe(6);
  });
});

describe('a store that does not answer', () => {
  let database: TestDatabase;
  let cutter: Server;
  const sockets = new Set<Socket>();

  beforeAll(async () => {
    database = await startTestDatabase();
    cutter = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('data', () => socket.destroy());
    }).listen(0, '127.0.0.1');
    await once(cutter, 'listening');
  });
  afterAll(async () => {
    for (const socket of sockets) socket.destroy();
    cutter.close();
    await database.stop();
  });

  it('is told as such when it cuts every connection, and when nobody listens', async () => {
    const { port } = cutter.address() as AddressInfo;
    for (const endpoint of [`http://127.0.0.1:${port}`, 'http://127.0.0.1:9']) {
      const { client } = connectLocally(endpoint);
      const unavailable = { code: 'store-unavailable' };
      await expect(reading(() => client.listTables({}))).rejects.toMatchObject(unavailable);
      await expect(committing(() => client.listTables({}))).rejects.toMatchObject(unavailable);
      client.destroy();
    }
    expect(sockets.size).toBeGreaterThanOrEqual(2 * 3);
  });

  it('is "busy" where reads meet a throttle', async () => {
    const { client } = database.db;
    const restore = injectFaults(client, () => 'throttle');
    await expect(reading(() => client.listTables({}))).rejects.toMatchObject({ code: 'busy' });
    restore();
  });

  it('is asked again by the SDK when one reply is lost', async () => {
    const { client } = database.db;
    let lost = 0;
    const restore = injectFaults(client, () => ((lost += 1) === 1 ? 'lost-reply' : undefined));
    await expect(reading(() => client.listTables({}))).resolves.toBeDefined();
    restore();
  });
});
