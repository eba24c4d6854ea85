import type { QueryCommandInput } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { MANY_TROUBLES, type EventCheck, type JobLease } from '../domain/index.ts';
import type { HealthStore, OverdueSince } from '../use-cases/ports.ts';
import { committing, reading } from './conflicts.ts';
import type { Database } from './database.ts';
import { LEASES } from './lease-store.ts';
import { OUTBOX_SHARD_NAMES, parkedShard, type OutboxRecord } from './outbox-item.ts';
import { attemptOf, OPEN_SHARD_NAMES, OWED_SHARD_NAMES, refundOf } from './payment.model.ts';
import type { RawItem } from './query-all.ts';
import { retryTrouble } from './trouble-retry.ts';

/** The partition of the EventStats table that holds what the checks of events found. */
const CHECKS = 'checks';

/** The most pages and items of one partition that are looked at: the page shows trouble, it does not list it all. */
const MOST_PAGES = 4;
const MOST_DEAD = 25;
const MOST_CHECKS = 500;

/** What the tables say of how the platform is. */
export function healthStore(db: Database): HealthStore {
  return {
    overdueAttempts: async (since) => (await overdueAttempts(db, since)).map(attemptOf),
    unpaidRefunds: async (before) => (await owed(db, before)).map(refundOf),
    async deadEffects() {
      const shards = OUTBOX_SHARD_NAMES.map((shard) => parkedShard('dead', shard));
      const items = await ofShards(shards, (shard) => outboxQuery(db, shard, MOST_DEAD), db);
      return items.map((item) => unmarshall(item) as OutboxRecord);
    },
    async mailQueue() {
      const later = OUTBOX_SHARD_NAMES.map((shard) => parkedShard('later', shard));
      const [waiting, aside] = await Promise.all([
        countMails(db, OUTBOX_SHARD_NAMES),
        countMails(db, later),
      ]);
      return { waiting, aside };
    },
    async leases() {
      const items = await someOf(db, outboxQuery(db, LEASES));
      return items.map((item) => {
        const { id, until } = unmarshall(item) as { id: string; until: number };
        return { name: id, until } satisfies JobLease;
      });
    },
    checks: () => checks(db),
    async keepCheck(check) {
      const Item = marshall({ ...check, eventId: CHECKS, bucket: check.eventId });
      await committing(() => db.client.putItem({ TableName: db.table('eventStats'), Item }));
    },
    async dropCheck(eventId) {
      const Key = marshall({ eventId: CHECKS, bucket: eventId });
      await committing(() => db.client.deleteItem({ TableName: db.table('eventStats'), Key }));
    },
    retry: (ref, entry) => retryTrouble(db, ref, entry),
  };
}

async function checks(db: Database): Promise<EventCheck[]> {
  const items = await someOf(db, {
    TableName: db.table('eventStats'),
    KeyConditionExpression: 'eventId = :checks',
    ExpressionAttributeValues: marshall({ ':checks': CHECKS }),
    Limit: MOST_CHECKS,
  });
  return items.map((item) => {
    const { bucket, ...check } = unmarshall(item) as EventCheck & { bucket: string };
    return { ...check, eventId: bucket };
  });
}

function overdueAttempts(
  db: Database,
  { capturedBefore, endedBefore }: OverdueSince,
): Promise<RawItem[]> {
  const overdue =
    'capturedAt < :captured OR (attribute_not_exists(capturedAt) AND expiresAt < :ended)';
  return ofShards(
    OPEN_SHARD_NAMES,
    (shard) => ({
      TableName: db.table('payments'),
      IndexName: 'byOpen',
      KeyConditionExpression: '#open = :open',
      FilterExpression: `${overdue} OR troubles >= :many`,
      ExpressionAttributeNames: { '#open': 'open' },
      ExpressionAttributeValues: marshall({
        ...{ ':open': shard, ':captured': capturedBefore },
        ...{ ':ended': endedBefore, ':many': MANY_TROUBLES },
      }),
    }),
    db,
  );
}

function owed(db: Database, before: string): Promise<RawItem[]> {
  return ofShards(
    OWED_SHARD_NAMES,
    (shard) => ({
      TableName: db.table('payments'),
      IndexName: 'byOpen',
      KeyConditionExpression: '#open = :open AND dueAt < :before',
      ExpressionAttributeNames: { '#open': 'open' },
      ExpressionAttributeValues: marshall({ ':open': shard, ':before': before }),
    }),
    db,
  );
}

async function countMails(db: Database, shards: readonly string[]): Promise<number> {
  const mails = await ofShards(
    shards,
    (shard) => ({
      ...outboxQuery(db, shard),
      FilterExpression: 'begins_with(effect.#kind, :send) OR effect.#kind = :forgotten',
      ExpressionAttributeNames: { '#shard': 'shard', '#kind': 'kind' },
      ExpressionAttributeValues: marshall({
        ...{ ':shard': shard, ':send': 'send-', ':forgotten': 'forgotten-password' },
      }),
      ProjectionExpression: 'id',
    }),
    db,
  );
  return mails.length;
}

function outboxQuery(db: Database, shard: string, limit?: number): QueryCommandInput {
  return {
    TableName: db.table('outbox'),
    KeyConditionExpression: '#shard = :shard',
    ExpressionAttributeNames: { '#shard': 'shard' },
    ExpressionAttributeValues: marshall({ ':shard': shard }),
    ...(limit !== undefined && { Limit: limit }),
  };
}

async function ofShards(
  shards: readonly string[],
  queryOf: (shard: string) => QueryCommandInput,
  db: Database,
): Promise<RawItem[]> {
  return (await Promise.all(shards.map((shard) => someOf(db, queryOf(shard))))).flat();
}

/** What the first pages of a Query hold; one page where the Query has a limit. */
async function someOf(db: Database, query: QueryCommandInput): Promise<RawItem[]> {
  const items: RawItem[] = [];
  let start: Pick<QueryCommandInput, 'ExclusiveStartKey'> = {};
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const found = await reading(() => db.client.query({ ...query, ...start }));
    items.push(...(found.Items ?? []));
    if (!found.LastEvaluatedKey || query.Limit !== undefined) break;
    start = { ExclusiveStartKey: found.LastEvaluatedKey };
  }
  return items;
}
