import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { DomainError } from '../domain/index.ts';
import type { Page } from '../use-cases/ports.ts';
import { reading } from './conflicts.ts';
import type { Database } from './database.ts';
import type { RawItem } from './query-all.ts';
import type { TableKey } from './table-shape.ts';

/** Partitions of an index that are read together, as one list from its newest on. */
export type Partitions = {
  readonly table: TableKey;
  readonly index: string;
  /** The attribute that is the index's partition. */
  readonly partition: string;
  readonly shards: readonly string[];
  /** The attributes that name an item's place in its partition: the one that sorts, then the table's key. */
  readonly key: readonly [string, ...string[]];
};

/** How far each partition was read: the place of the last item taken from it, empty where none was. */
export type Places = readonly string[];

/** An item of the list, and how far the partitions were read once it was taken. */
export type Met = { readonly item: RawItem; readonly at: Places };

/** How many items of a partition are read at once where many are looked at and few are wanted. */
export const SEARCHED_AT_ONCE = 100;

/** The most items that one page looks at. */
const MOST_LOOKED_AT = 2_000;

type Walk = {
  /** Where to go on; from the newest on where absent. */
  readonly from?: Places;
  readonly readAtOnce: number;
};

/** Reads partitions side by side and gives their items as one list, newest first; each partition is read as it is needed. */
export async function* newestFirst(
  db: Database,
  partitions: Partitions,
  { from, readAtOnce }: Walk,
): AsyncGenerator<Met> {
  const at = partitions.shards.map((_, shard) => from?.[shard] ?? '');
  const read = (shard: number) =>
    readOn(db, partitions, { shard, place: at[shard] ?? '', readAtOnce });
  const stretches = await Promise.all(partitions.shards.map((_, shard) => read(shard)));
  for (;;) {
    const newest = newestOf(stretches, partitions.key[0]);
    if (newest === undefined) return;
    const stretch = stretches[newest];
    const item = stretch?.items.shift();
    if (!stretch || !item) return;
    at[newest] = placeOf(item, partitions.key);
    if (stretch.items.length === 0 && stretch.hasMore) stretches[newest] = await read(newest);
    yield { item, at: [...at] };
  }
}

/** A page of what is wanted of a list; `nextCursor` is there as long as something was not looked at. */
export async function pageOf<T>(
  walk: AsyncIterable<Met>,
  size: number,
  pick: (item: RawItem) => T | undefined,
): Promise<Page<T>> {
  const items: T[] = [];
  let lookedAt = 0;
  let before: Places = [];
  for await (const { item, at } of walk) {
    if (items.length === size || lookedAt === MOST_LOOKED_AT)
      return { items, nextCursor: before.join(',') };
    lookedAt += 1;
    before = at;
    const picked = pick(item);
    if (picked !== undefined) items.push(picked);
  }
  return { items };
}

const PLACE = /^[\w:.#-]{1,150}(~[\w:.#-]{1,150})*$/;

/** Reads a cursor, which a client may have made up: places alone, never whose list it is. Throws 'invalid-request'. */
export function placesOf({ shards, key }: Partitions, cursor: string | undefined): Places {
  if (cursor === undefined) return [];
  const places = cursor.split(',');
  const isPlace = (place: string) =>
    place === '' || (PLACE.test(place) && place.split('~').length === key.length);
  if (places.length !== shards.length || !places.every(isPlace))
    throw new DomainError('invalid-request', { field: 'query.cursor' });
  return places;
}

type Stretch = { readonly items: RawItem[]; readonly hasMore: boolean };

async function readOn(
  db: Database,
  { table, index, partition, shards, key }: Partitions,
  { shard, place, readAtOnce }: { shard: number; place: string; readAtOnce: number },
): Promise<Stretch> {
  const values = place.split('~');
  const start = Object.fromEntries(key.map((name, position) => [name, values[position] ?? '']));
  const { Items = [], LastEvaluatedKey } = await reading(() =>
    db.client.query({
      TableName: db.table(table),
      IndexName: index,
      KeyConditionExpression: '#partition = :shard',
      ExpressionAttributeNames: { '#partition': partition },
      ExpressionAttributeValues: marshall({ ':shard': shards[shard] }),
      ScanIndexForward: false,
      Limit: readAtOnce,
      ...(place && { ExclusiveStartKey: marshall({ ...start, [partition]: shards[shard] }) }),
    }),
  );
  return { items: Items, hasMore: LastEvaluatedKey !== undefined };
}

/** The number of the stretch whose first item is the newest of all. */
function newestOf(stretches: readonly Stretch[], sort: string): number | undefined {
  let newest: { readonly shard: number; readonly time: string } | undefined;
  for (const [shard, { items }] of stretches.entries()) {
    const time = items[0]?.[sort]?.S;
    if (time !== undefined && (!newest || time > newest.time)) newest = { shard, time };
  }
  return newest?.shard;
}

function placeOf(item: RawItem, key: readonly string[]): string {
  const plain = unmarshall(item);
  return key.map((name) => String(plain[name])).join('~');
}
