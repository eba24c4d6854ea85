import type { EpochMs, EventSection, TicketedEvent } from '../domain/index.ts';
import type { Database } from './database.ts';
import { inParallel } from './in-parallel.ts';
import { queryAll } from './query-all.ts';
import { changeMark } from './seat-block-mark.ts';
import { POOL_BLOCK, poolKey, rowKey } from './seat-block.model.ts';

type BlockName = { readonly key: string; readonly block: string };

/** Sets `closed` on every block of an event, so that holds and confirmations are refused from then on (rule 8). */
export async function fenceBlocks(db: Database, event: TicketedEvent, now: EpochMs): Promise<void> {
  const names = await Promise.all(
    event.sections.map((section) => blocksOfSection(db, event, section)),
  );
  await inParallel(names.flat(), (name) => fence(db, name, now));
}

async function blocksOfSection(
  db: Database,
  { eventId }: TicketedEvent,
  section: EventSection,
): Promise<BlockName[]> {
  if (section.kind === 'standing') {
    return Array.from({ length: section.pools }, (_, pool) => ({
      key: poolKey(eventId, section.sectionId, pool),
      block: POOL_BLOCK,
    }));
  }
  const key = rowKey(eventId, section.sectionId);
  const items = await queryAll(db, {
    TableName: db.table('seats'),
    KeyConditionExpression: '#key = :key',
    ProjectionExpression: '#block',
    ExpressionAttributeNames: { '#key': 'key', '#block': 'block' },
    ExpressionAttributeValues: { ':key': { S: key } },
    ConsistentRead: true,
  });
  return items.map((item) => ({ key, block: item['block']?.S ?? '' }));
}

/** Fences a block; one that is gone or fenced already is left alone. */
async function fence(db: Database, name: BlockName, now: EpochMs): Promise<void> {
  await changeMark(db, { ...name, mark: 'closed' }, now, (builder, closed) => {
    builder.require(`attribute_exists(${builder.path('key')})`);
    builder.require(`attribute_not_exists(${closed})`);
    builder.set(`${closed} = ${builder.value(true)}`);
  });
}
