import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { poolBlockName, type EpochMs, type EventId, type SectionId } from '../domain/index.ts';
import type { BlockChange, BlockRef, BlockState, PoolState, RowState } from '../use-cases/ports.ts';
import type { Database } from './database.ts';
import { getAll } from './get-all.ts';
import { queryAll } from './query-all.ts';
import { rowKey, type PoolItem, type SeatRowItem } from './seat-block.model.ts';
import {
  blockKeyOf,
  blockRefOf,
  blockStateOf,
  rowStateOf,
  type BlockKey,
} from './seat-block-state.ts';

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
  const items = await getAll(db, 'seats', keys);
  return items.map((item) => blockStateOf(unmarshall(item) as SeatRowItem | PoolItem));
}
