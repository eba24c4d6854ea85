import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { addedSums, sumKey, type EventId, type FigureSums, type Instant } from '../domain/index.ts';
import type { Correction, OutboxItem, ShardFigures } from '../use-cases/ports.ts';
import { commitUnlessRefused } from './conflicts.ts';
import type { Database } from './database.ts';
import {
  additionTo,
  bucketKey,
  bucketsOf,
  isCountItem,
  noteBucket,
  NOTING_BUCKETS,
  sumsOfBucket,
  sumsOfItem,
  SUMS_PER_UPDATE,
  type FigureBucket,
  type NotingBucket,
} from './figure-counts.ts';
import { OUTBOX_SHARD_NAMES, outboxShardNumber, parkedShard } from './outbox-item.ts';
import { queryAll } from './query-all.ts';

/** The most buckets that one transaction corrects. */
const BUCKETS_PER_CORRECTION = 90;

/**
 * What each outbox shard has counted of an event and what still lies in it to be counted. The pending is read first:
 * an item that is counted in between then counts twice, and the marks of two readings differ.
 */
export async function readShards(db: Database, eventId: EventId): Promise<ShardFigures[]> {
  const pending = await Promise.all(
    OUTBOX_SHARD_NAMES.map(async (name) => pendingIn(db, name, eventId)),
  );
  const buckets = await queryAll(db, {
    TableName: db.table('eventStats'),
    KeyConditionExpression: 'eventId = :event',
    ExpressionAttributeValues: marshall({ ':event': eventId }),
    ConsistentRead: true,
  });
  const counted = Map.groupBy(
    buckets.map((item) => unmarshall(item) as FigureBucket),
    ({ bucket }) => bucket.slice(bucket.lastIndexOf('#') + 1),
  );
  return OUTBOX_SHARD_NAMES.map((name, index) => {
    const shard = outboxShardNumber(name);
    return shardFigures(shard, counted.get(shard) ?? [], pending[index] ?? []);
  });
}

/** An item may move from `out` to `later` and back while this reads, so that `out` is read twice. */
async function pendingIn(db: Database, shard: string, eventId: EventId): Promise<OutboxItem[]> {
  const found = new Map<string, OutboxItem>();
  for (const place of [shard, parkedShard('later', shard), parkedShard('dead', shard), shard]) {
    const items = await queryAll(db, {
      TableName: db.table('outbox'),
      KeyConditionExpression: '#shard = :shard',
      FilterExpression: '#effect.#event = :event',
      ExpressionAttributeNames: { '#shard': 'shard', '#effect': 'effect', '#event': 'eventId' },
      ExpressionAttributeValues: marshall({ ':shard': place, ':event': eventId }),
      ConsistentRead: true,
    });
    for (const item of items.map((raw) => unmarshall(raw) as OutboxItem))
      found.set(item.id.slice(item.id.indexOf('#') + 1), item);
  }
  return [...found.values()];
}

/** Buckets that are counted from the outbox and can be recounted; the shard's number stands behind. */
const COUNTED_BUCKETS = /^(sold|parts|doors|hours#[^#]+|arrivals#[^#]+)#\d\d$/;

function shardFigures(
  shard: string,
  buckets: readonly FigureBucket[],
  pending: readonly OutboxItem[],
): ShardFigures {
  const items = pending.filter(isCountItem);
  const own = buckets.filter(({ bucket }) => COUNTED_BUCKETS.test(bucket));
  const counts = { sold: noted(own, 'sold'), doors: noted(own, 'doors') };
  const times = [...own.map(({ countedAt = '' }) => String(countedAt)), ...items.map(timeOf)];
  return {
    shard,
    counted: addedSums(own.map(sumsOfBucket)),
    pending: addedSums(items.map(sumsOfItem)),
    counts,
    changedAt: times.reduce((latest, time) => (time > latest ? time : latest), ''),
    mark: JSON.stringify([counts, items.map(({ id }) => id).sort()]),
  };
}

function timeOf({ createdAt }: OutboxItem): Instant {
  return createdAt;
}

function noted(buckets: readonly FigureBucket[], noting: NotingBucket): number {
  const bucket = buckets.find((one) => one.bucket.startsWith(`${noting}#`));
  return Number(bucket?.['counts'] ?? 0);
}

/**
 * Adds what is missing to a shard's figures, if nothing was counted into them since they were read; false otherwise, and
 * then part of it may have been added: they have to be read again.
 */
export async function correctFigures(
  db: Database,
  { eventId, seen, missing }: Correction,
  now: Instant,
): Promise<boolean> {
  const place = { eventId, shard: seen.shard };
  const lots = lotsOf(missing);
  for (const [index, lot] of lots.entries()) {
    const buckets = bucketsOf(lot);
    for (const noting of NOTING_BUCKETS) noteBucket(buckets, noting);
    const writes = [...buckets].map(([bucket, named]): TransactWriteItem => {
      const builder = additionTo(db, place, { bucket, named, now });
      const noting = NOTING_BUCKETS.find((one) => one === bucket);
      if (noting) {
        const [counts, last] = [builder.path('counts'), seen.counts[noting] + index];
        builder.require(
          last === 0 ? `attribute_not_exists(${counts})` : `${counts} = ${builder.value(last)}`,
        );
      }
      return { Update: builder.build(db.table('eventStats'), bucketKey(place, bucket)) };
    });
    const committed = await commitUnlessRefused(() =>
      db.client.transactWriteItems({ TransactItems: writes }),
    );
    if (!committed) return false;
  }
  return true;
}

/** Sums in lots that fit into a transaction each. */
function lotsOf(sums: FigureSums): FigureSums[] {
  const lots: Map<string, number>[] = [];
  const buckets = [...bucketsOf(sums)].flatMap(([bucket, named]) =>
    sliced([...named], SUMS_PER_UPDATE).map((some) => ({ bucket, some })),
  );
  let taken = new Set<string>();
  for (const { bucket, some } of buckets) {
    if (lots.length === 0 || taken.has(bucket) || taken.size >= BUCKETS_PER_CORRECTION) {
      lots.push(new Map());
      taken = new Set();
    }
    taken.add(bucket);
    for (const [name, value] of some) lots.at(-1)?.set(sumKey(bucket, name), value);
  }
  return lots;
}

function sliced<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}
