import { marshall } from '@aws-sdk/util-dynamodb';
import { eventCapacity, instantOf, searchable, type TicketedEvent } from '@foyer/shared/domain';
import { diskObjectStore } from '@foyer/shared/gateways';
import { catalogueSnapshots, headOf, type Database } from '@foyer/shared/storage';
import { soldOf } from './many-events.ts';

const ITEMS_IN_BATCH = 25;
const BATCHES_AT_ONCE = 4;
/** Events whose items are in memory at the same time. */
const EVENTS_AT_ONCE = 1_000;

/** Writes events into the table, without the parts that no list reads, and the snapshot that the job would have written of them. */
export async function writeCatalogue(
  db: Database,
  objectsFolder: string,
  events: readonly TicketedEvent[],
): Promise<void> {
  for (let start = 0; start < events.length; start += EVENTS_AT_ONCE) {
    await putAll(db, events.slice(start, start + EVENTS_AT_ONCE).map(headOf));
  }
  const objects = diskObjectStore({ folder: objectsFolder, linkSecret: 'bench' });
  const listed = events.map((event, index) =>
    searchable(event, soldOf(index, eventCapacity(event))),
  );
  await catalogueSnapshots(objects).write(instantOf(Date.now()), listed);
}

async function putAll(db: Database, items: readonly object[]): Promise<void> {
  const batches = Array.from({ length: Math.ceil(items.length / ITEMS_IN_BATCH) }, (_, index) =>
    items.slice(index * ITEMS_IN_BATCH, (index + 1) * ITEMS_IN_BATCH),
  );
  const queue = batches.values();
  await Promise.all(
    Array.from({ length: BATCHES_AT_ONCE }, async () => {
      for (const batch of queue) await putBatch(db, batch);
    }),
  );
}

async function putBatch(db: Database, items: readonly object[]): Promise<void> {
  const requests = items.map((item) => ({ PutRequest: { Item: marshall(item) } }));
  const { UnprocessedItems = {} } = await db.client.batchWriteItem({
    RequestItems: { [db.table('events')]: requests },
  });
  if (Object.keys(UnprocessedItems).length > 0) throw new Error('The store left items unwritten');
}
