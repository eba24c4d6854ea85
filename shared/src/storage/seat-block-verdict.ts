import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { DomainError, type EpochMs, type TicketedEvent } from '../domain/index.ts';
import type { BlockState } from '../use-cases/ports.ts';
import { committing, failedConditions } from './conflicts.ts';
import type { Database } from './database.ts';
import { EVENT_PART } from './event.model.ts';
import { blockKeyOf } from './seat-block-state.ts';
import { updateBuilder } from './update-builder.ts';

/** What becomes of fenced blocks. Every write checks the event too, so that a run that came too late changes nothing. */

/** Blocks written in one transaction: with the check of the event 100 writes, the most that DynamoDB takes. */
const BLOCKS_AT_ONCE = 99;

/**
 * Removes fenced blocks that are as they were read, as long as the event is taken down in the version given: whoever
 * takes over that work raises the version, so that two never decide differently. False when a block was written since
 * it was read; others may be gone then. Throws 'event-changed'.
 */
export async function removeBlocks(
  db: Database,
  event: TicketedEvent,
  blocks: readonly BlockState[],
): Promise<boolean> {
  const { eventId, updatedAt } = event;
  const check = eventCheck(db, eventId, '#status = :status AND updatedAt = :version', {
    ':status': 'unpublishing',
    ':version': updatedAt,
  });
  const refused = await inLots(
    db,
    check,
    blocks.map((block) => removalOf(db, block)),
  );
  if (refused === 'event') throw new DomainError('event-changed', { eventId });
  return refused === undefined;
}

/** Takes the fence off blocks, as long as the event is published. */
export async function openBlocks(
  db: Database,
  { eventId }: TicketedEvent,
  blocks: readonly BlockState[],
  now: EpochMs,
): Promise<void> {
  const check = eventCheck(db, eventId, '#status = :status', { ':status': 'published' });
  const closed = blocks.filter((block) => block.closed);
  const refused = await inLots(
    db,
    check,
    closed.map((block) => openingOf(db, block, now)),
  );
  if (refused === 'block') throw new DomainError('busy', { eventId });
}

/** Commits lot by lot; answers with what refused a lot, the event or a block, and leaves the rest undone then. */
async function inLots(
  db: Database,
  check: TransactWriteItem,
  writes: readonly TransactWriteItem[],
): Promise<'event' | 'block' | undefined> {
  for (let start = 0; start < writes.length; start += BLOCKS_AT_ONCE) {
    const TransactItems = [check, ...writes.slice(start, start + BLOCKS_AT_ONCE)];
    try {
      await committing(() => db.client.transactWriteItems({ TransactItems }));
    } catch (error) {
      const failed = failedConditions(error);
      if (!failed) throw error;
      return failed.has(0) ? 'event' : 'block';
    }
  }
  return undefined;
}

function eventCheck(
  db: Database,
  eventId: string,
  condition: string,
  values: Record<string, string>,
): TransactWriteItem {
  return {
    ConditionCheck: {
      TableName: db.table('events'),
      Key: marshall({ eventId, part: EVENT_PART }),
      ConditionExpression: condition,
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: marshall(values),
    },
  };
}

function removalOf(db: Database, block: BlockState): TransactWriteItem {
  return {
    Delete: {
      TableName: db.table('seats'),
      Key: marshall(blockKeyOf(block)),
      ConditionExpression: 'attribute_exists(closed) AND #version = :version',
      ExpressionAttributeNames: { '#version': 'version' },
      ExpressionAttributeValues: marshall({ ':version': block.version }),
    },
  };
}

function openingOf(db: Database, block: BlockState, now: EpochMs): TransactWriteItem {
  const builder = updateBuilder();
  builder.require(`attribute_exists(${builder.path('key')})`);
  builder.remove(builder.path('closed'));
  builder.set(`${builder.path('changedAt')} = ${builder.value(now)}`);
  builder.add(`${builder.path('version')} ${builder.value(1)}`);
  return { Update: builder.build(db.table('seats'), { ...blockKeyOf(block) }) };
}
