import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import {
  BLOCKED,
  DomainError,
  epochOf,
  poolBlockName,
  SOLD,
  type EventSection,
  type PoolBlock,
  type RowBlock,
  type TicketedEvent,
} from '../domain/index.ts';
import { committing } from './conflicts.ts';
import type { Database } from './database.ts';
import { inParallel } from './in-parallel.ts';
import { countAll } from './query-all.ts';
import {
  feedOf,
  POOL_BLOCK,
  poolKey,
  rowKey,
  type PoolItem,
  type SeatRowItem,
} from './seat-block.model.ts';

/**
 * Creates every block of an event that does not exist yet; one that exists is left as it is, with all that was sold of
 * it (rule 3). Throws 'plan-changed' when a block of an older plan stands in the way.
 */
export async function createBlocks(
  db: Database,
  event: TicketedEvent,
  rows: readonly RowBlock[],
  pools: readonly PoolBlock[],
): Promise<void> {
  const items = [
    ...rows.map((row) => newRowItem(event, row)),
    ...pools.map((pool) => newPoolItem(event, pool)),
  ];
  await inParallel(items, (item) => createBlock(db, item));
}

/** How many blocks an event has, counted by consistent reads. */
export async function countBlocks(db: Database, event: TicketedEvent): Promise<number> {
  const keys = event.sections.flatMap((section) => blockKeysOf(event, section));
  let count = 0;
  await inParallel(keys, async (key) => {
    const blocks = await countPartition(db, key);
    count += blocks;
  });
  return count;
}

async function createBlock(db: Database, item: SeatRowItem | PoolItem): Promise<void> {
  try {
    await committing(() =>
      db.client.putItem({
        TableName: db.table('seats'),
        Item: marshall(item),
        ConditionExpression: 'attribute_not_exists(#key)',
        ExpressionAttributeNames: { '#key': 'key' },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    const plan = error.Item?.['plan']?.S;
    if (plan !== item.plan) throw new DomainError('plan-changed', { plan }, { cause: error });
  }
}

/** A row block with nothing held, its blocked seats sold to nobody. */
export function newRowItem(event: TicketedEvent, row: RowBlock): SeatRowItem {
  const blocked = <T>(value: T): Record<string, T> =>
    Object.fromEntries(row.blockedSeatIds.map((seatId) => [seatId, value]));
  return {
    key: rowKey(event.eventId, row.sectionId),
    block: row.block,
    until: blocked(SOLD),
    by: blocked(BLOCKED),
    ...commonParts(event, row.block),
  };
}

/** A pool with every place free. */
export function newPoolItem(
  event: TicketedEvent,
  { sectionId, pool, capacity }: PoolBlock,
): PoolItem {
  return {
    key: poolKey(event.eventId, sectionId, pool),
    block: POOL_BLOCK,
    capacity,
    available: capacity,
    sold: 0,
    claims: {},
    ...commonParts(event, `${sectionId}#${poolBlockName(pool)}`),
  };
}

/** What rows and pools begin with; `name` spreads them over the change feed's shards. */
function commonParts(
  event: TicketedEvent,
  name: string,
): Pick<SeatRowItem, 'plan' | 'turn' | 'version' | 'feed' | 'changedAt'> {
  return {
    plan: event.planVersion,
    turn: event.planTurn ?? 0,
    version: 1,
    feed: feedOf(event.eventId, name, event.feedShards),
    changedAt: epochOf(event.updatedAt),
  };
}

function blockKeysOf({ eventId }: TicketedEvent, section: EventSection): string[] {
  if (section.kind === 'seated') return [rowKey(eventId, section.sectionId)];
  return Array.from({ length: section.pools }, (_, pool) =>
    poolKey(eventId, section.sectionId, pool),
  );
}

function countPartition(db: Database, key: string): Promise<number> {
  return countAll(db, {
    TableName: db.table('seats'),
    KeyConditionExpression: '#key = :key',
    ExpressionAttributeNames: { '#key': 'key' },
    ExpressionAttributeValues: { ':key': { S: key } },
    ConsistentRead: true,
  });
}
