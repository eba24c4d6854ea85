import type { BatchGetItemCommandOutput } from '@aws-sdk/client-dynamodb';
import { setTimeout as sleep } from 'node:timers/promises';
import { DomainError } from '../domain/index.ts';
import { reading } from './conflicts.ts';
import type { Database } from './database.ts';
import type { RawItem } from './query-all.ts';
import type { TableKey } from './table-shape.ts';

/** The most keys that one BatchGetItem takes. */
const KEYS_PER_BATCH = 100;
/** Tries to get what a throttled BatchGetItem left out. */
const BATCH_TRIES = 6;
const SHORTEST_WAIT_MS = 20;

/**
 * The items of some keys by consistent read, in no particular order; those that do not exist are left out. Throws 'busy'
 * when DynamoDB goes on leaving some out.
 */
export async function getAll(
  db: Database,
  table: TableKey,
  keys: readonly RawItem[],
): Promise<RawItem[]> {
  const batches = Array.from({ length: Math.ceil(keys.length / KEYS_PER_BATCH) }, (_, batch) =>
    keys.slice(batch * KEYS_PER_BATCH, (batch + 1) * KEYS_PER_BATCH),
  );
  const items = await Promise.all(batches.map((batch) => getBatch(db, db.table(table), batch)));
  return items.flat();
}

async function getBatch(db: Database, table: string, keys: RawItem[]): Promise<RawItem[]> {
  const found: RawItem[] = [];
  let missing = keys;
  for (let attempt = 1; missing.length > 0; attempt += 1) {
    if (attempt > BATCH_TRIES) throw new DomainError('busy');
    if (attempt > 1) await sleep(SHORTEST_WAIT_MS * 2 ** attempt * Math.random());
    const request = { RequestItems: { [table]: { Keys: missing, ConsistentRead: true } } };
    const reply: BatchGetItemCommandOutput = await reading(() => db.client.batchGetItem(request));
    found.push(...(reply.Responses?.[table] ?? []));
    missing = reply.UnprocessedKeys?.[table]?.Keys ?? [];
  }
  return found;
}
