import type { BatchGetItemCommandOutput } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  DomainError,
  poolBlockName,
  type EpochMs,
  type EventId,
  type SectionId,
} from '../domain/index.ts';
import type { BlockChange, BlockRef, BlockState, PoolState, RowState } from '../use-cases/ports.ts';
import { reading } from './conflicts.ts';
import type { Database } from './database.ts';
import { queryAll, type RawItem } from './query-all.ts';
import { rowKey, type PoolItem, type SeatRowItem } from './seat-block.model.ts';
import {
  blockKeyOf,
  blockRefOf,
  blockStateOf,
  rowStateOf,
  type BlockKey,
} from './seat-block-state.ts';

/** The most keys that one BatchGetItem takes. */
const KEYS_PER_BATCH = 100;
/** Tries to get what a throttled BatchGetItem left out. */
const BATCH_TRIES = 6;
const SHORTEST_WAIT_MS = 20;

/** Every row block of a section. */
export async function readSection(
  db: Database,
  eventId: EventId,
  sectionId: SectionId,
  consistent?: 'consistent',
): Promise<RowState[]> {
  const items = await queryAll(db, {
    TableName: db.table('seats'),
    KeyConditionExpression: '#key = :key',
    ExpressionAttributeNames: { '#key': 'key' },
    ExpressionAttributeValues: { ':key': { S: rowKey(eventId, sectionId) } },
    ConsistentRead: consistent !== undefined,
  });
  return items.map((item) => rowStateOf(unmarshall(item) as SeatRowItem));
}

/** The first `pools` pools of a standing section, by consistent read. */
export async function readPools(
  db: Database,
  eventId: EventId,
  sectionId: SectionId,
  pools: number,
): Promise<PoolState[]> {
  const refs = Array.from({ length: pools }, (_, pool) => ({
    eventId,
    sectionId,
    block: poolBlockName(pool),
  }));
  const states = await readBlocks(db, refs);
  return states.filter((state) => state.kind === 'pool').sort((a, b) => a.pool - b.pool);
}

/** Blocks written at or after a moment, by the change index of one shard (rule 25). */
export async function changedSince(
  db: Database,
  eventId: EventId,
  shard: number,
  since: EpochMs,
): Promise<BlockChange[]> {
  const items = await queryAll(db, {
    TableName: db.table('seats'),
    IndexName: 'byChange',
    KeyConditionExpression: '#feed = :feed AND #changedAt >= :since',
    ExpressionAttributeNames: { '#feed': 'feed', '#changedAt': 'changedAt' },
    ExpressionAttributeValues: {
      ':feed': { S: `${eventId}#${shard}` },
      ':since': { N: String(since) },
    },
  });
  return items.map((item) => {
    const { version, changedAt, ...key } = unmarshall(item) as BlockKey &
      Pick<SeatRowItem, 'version' | 'changedAt'>;
    return { ...blockRefOf(key), version, changedAt };
  });
}

/** The named blocks by consistent read, in no particular order; those that do not exist are left out. */
export async function readBlocks(db: Database, blocks: readonly BlockRef[]): Promise<BlockState[]> {
  const keys = blocks.map((block) => marshall(blockKeyOf(block)));
  const batches = Array.from({ length: Math.ceil(keys.length / KEYS_PER_BATCH) }, (_, batch) =>
    keys.slice(batch * KEYS_PER_BATCH, (batch + 1) * KEYS_PER_BATCH),
  );
  const items = await Promise.all(batches.map((batch) => getBatch(db, batch)));
  return items.flat().map((item) => blockStateOf(unmarshall(item) as SeatRowItem | PoolItem));
}

/** Gets up to 100 items; asks again for those that DynamoDB left out. Throws 'busy' when it goes on doing so. */
async function getBatch(db: Database, keys: RawItem[]): Promise<RawItem[]> {
  const table = db.table('seats');
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
