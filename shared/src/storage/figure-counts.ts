import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import {
  addedSums,
  sumKey,
  sumPlace,
  sumsOfSale,
  sumsOfScan,
  type EventId,
  type FigureSums,
  type Instant,
} from '../domain/index.ts';
import type { CountItem, OutboxItem } from '../use-cases/ports.ts';
import { commitUnlessRefused } from './conflicts.ts';
import type { Database } from './database.ts';
import { outboxShardNumber } from './outbox-item.ts';
import { countedShardOf } from './stats-store.ts';
import { updateBuilder } from './update-builder.ts';

/** The most items counted in one transaction, and the most writes in it of DynamoDB's 100. */
const ITEMS_PER_COUNT = 90;
const WRITES_PER_COUNT = 98;

/** The most sums of one bucket that go into one update, which may not grow past 4 KB (rule 2). */
export const SUMS_PER_UPDATE = 180;

/** The buckets that note when they were last counted, and how often: by that a recount knows that nothing came between. */
const NOTED_BY = { 'count-sale': 'sold', 'count-scan': 'doors' } as const;

/** A bucket that notes how often it was counted. */
export type NotingBucket = (typeof NOTED_BY)[keyof typeof NOTED_BY];

/** Every bucket that notes how often it was counted. */
export const NOTING_BUCKETS: readonly NotingBucket[] = Object.values(NOTED_BY);

/** An item of EventStats that holds sums: those of one bucket and one shard. */
export type FigureBucket = Readonly<Record<string, unknown>> & { readonly bucket: string };

/** The sums in an item, under its bucket without the shard. */
export function sumsOfBucket({ bucket, ...named }: FigureBucket): FigureSums {
  const name = bucket.slice(0, bucket.lastIndexOf('#'));
  return new Map(
    Object.entries(named).flatMap(([each, value]) =>
      typeof value === 'number' && each !== 'counts' ? [[sumKey(name, each), value] as const] : [],
    ),
  );
}

/** True for an item that is counted. */
export function isCountItem(item: OutboxItem): item is CountItem {
  return item.effect.kind === 'count-sale' || item.effect.kind === 'count-scan';
}

/** What an item adds to the figures of its event. */
export function sumsOfItem({ effect, createdAt }: CountItem): FigureSums {
  return effect.kind === 'count-sale' ? sumsOfSale(effect, createdAt) : sumsOfScan(effect);
}

/**
 * Counts items: deletes them and adds their sums to the figures of their event, those of one event and shard in one
 * transaction. Each item's deletion is the proof that it was not counted before (rule 29).
 */
export async function countItems(
  db: Database,
  items: readonly OutboxItem[],
  now: Instant,
): Promise<void> {
  const groups = Map.groupBy(
    items.filter(isCountItem),
    ({ shard, effect }) => `${effect.eventId} ${shard}`,
  );
  for (const members of groups.values())
    for (const lot of lotsOf(members)) await countLot(db, lot, now);
}

async function countLot(db: Database, items: readonly CountItem[], now: Instant): Promise<void> {
  const [first] = items;
  if (!first) return;
  const deletions: TransactWriteItem[] = items.map(({ shard, id }) => ({
    Delete: {
      TableName: db.table('outbox'),
      Key: marshall({ shard, id }),
      ConditionExpression: 'attribute_exists(id)',
    },
  }));
  const place = { eventId: first.effect.eventId, shard: outboxShardNumber(first.shard) };
  const buckets = bucketsOf(addedSums(items.map(sumsOfItem)));
  // Noted even where everything adds up to nothing: a recount must know that something happened.
  for (const { effect } of items) noteBucket(buckets, NOTED_BY[effect.kind]);
  const sums = additions(db, place, buckets, now);
  await commitUnlessRefused(() =>
    db.client.transactWriteItems({ TransactItems: [...deletions, ...sums] }),
  );
}

/** The event and the outbox shard, such as `07`, whose sums an item of EventStats holds. */
export type FigurePlace = { readonly eventId: EventId; readonly shard: string };

function additions(
  db: Database,
  place: FigurePlace,
  buckets: Buckets,
  now: Instant,
): TransactWriteItem[] {
  return [...buckets].map(([bucket, named]) => ({
    Update: additionTo(db, place, { bucket, named, now }).build(
      db.table('eventStats'),
      bucketKey(place, bucket),
    ),
  }));
}

type Addition = {
  readonly bucket: string;
  readonly named: ReadonlyMap<string, number>;
  readonly now: Instant;
};

/** The update that adds sums to one bucket. */
export function additionTo(db: Database, place: FigurePlace, { bucket, named, now }: Addition) {
  const builder = updateBuilder();
  for (const [name, value] of named) builder.add(`${builder.path(name)} ${builder.value(value)}`);
  if (!NOTING_BUCKETS.some((noting) => noting === bucket)) return builder;
  builder.add(`${builder.path('counts')} ${builder.value(1)}`);
  builder.set(`${builder.path('countedAt')} = ${builder.value(now)}`);
  // What is sold stands in the feed by which lists hear of new figures.
  if (bucket === 'sold')
    builder.set(
      `${builder.path('countedShard')} = ${builder.value(countedShardOf(place.eventId))}`,
    );
  return builder;
}

/** The key of the item that holds a bucket's sums of one shard. */
export function bucketKey({ eventId, shard }: FigurePlace, bucket: string) {
  return { eventId, bucket: `${bucket}#${shard}` };
}

/** Sums by bucket, then by name. */
export type Buckets = Map<string, Map<string, number>>;

/** Sums by bucket, then by name. */
export function bucketsOf(sums: FigureSums): Buckets {
  const buckets: Buckets = new Map();
  for (const [key, value] of sums) {
    const { bucket, name } = sumPlace(key);
    noteBucket(buckets, bucket).set(name, value);
  }
  return buckets;
}

/** The sums of a bucket, which is there from now on. */
export function noteBucket(buckets: Buckets, bucket: string): Map<string, number> {
  const named = buckets.get(bucket) ?? new Map<string, number>();
  buckets.set(bucket, named);
  return named;
}

/** Items in lots that fit into a transaction each. */
function lotsOf(items: readonly CountItem[]): CountItem[][] {
  const lots: CountItem[][] = [];
  let lot: CountItem[] = [];
  let names = new Set<string>();
  for (const item of items) {
    const more = new Set([...names, ...sumsOfItem(item).keys()]);
    if (lot.length > 0 && !fits(lot.length + 1, more)) {
      lots.push(lot);
      lot = [];
      names = new Set(sumsOfItem(item).keys());
    } else names = more;
    lot.push(item);
  }
  return lot.length > 0 ? [...lots, lot] : lots;
}

function fits(items: number, names: ReadonlySet<string>): boolean {
  const buckets = Map.groupBy(names, (key) => sumPlace(key).bucket);
  const largest = Math.max(0, ...[...buckets.values()].map((members) => members.length));
  return (
    items <= ITEMS_PER_COUNT &&
    items + buckets.size <= WRITES_PER_COUNT &&
    largest <= SUMS_PER_UPDATE
  );
}
