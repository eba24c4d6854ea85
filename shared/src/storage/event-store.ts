import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { EventId, Instant } from '../domain/index.ts';
import type { EventStore } from '../use-cases/ports.ts';
import { reading } from './conflicts.ts';
import type { Database } from './database.ts';
import { eventOf } from './event-parts.ts';
import { assignSteward, removeSteward, stewardsOf } from './event-stewards.ts';
import { publicParts } from './event-reading.ts';
import { moveEvent, putEvent, removeDraft } from './event-writes.ts';
import { eventModel, UPDATED_SHARDS, type EventHead } from './event.model.ts';
import { queryAll } from './query-all.ts';
import { shardNumbers } from './shards.ts';

/** Events in the Events table. */
export function eventStore(db: Database): EventStore {
  const model = eventModel(db);
  return {
    async find(eventId) {
      return eventOf(await publicParts(db, eventId));
    },
    put: (event, write) => putEvent(db, event, write),
    move: (eventId, step, now) => moveEvent(db, eventId, step, now),
    remove: (eventId, entry) => removeDraft(db, eventId, entry),
    async changedSince(since) {
      const shards = shardNumbers(UPDATED_SHARDS).map((shard) => changedIn(db, shard, since));
      return (await Promise.all(shards)).flat();
    },
    async workedOnBy(userId) {
      const found = await reading(() =>
        model.query('workedOnBy').eq(userId).using('byOrganizer').all().exec(),
      );
      return [...new Set(found.map((item) => item.eventId))];
    },
    stewardsOf: (eventId) => stewardsOf(db, eventId),
    assignSteward: (eventId, stewardId, entry) => assignSteward(db, { eventId, stewardId }, entry),
    removeSteward: (eventId, stewardId, entry) => removeSteward(db, { eventId, stewardId }, entry),
  };
}

async function changedIn(
  db: Database,
  shard: number,
  since: Instant,
): Promise<{ eventId: EventId; updatedAt: Instant }[]> {
  const items = await queryAll(db, {
    TableName: db.table('events'),
    IndexName: 'byUpdated',
    KeyConditionExpression: 'updatedShard = :shard AND updatedAt >= :since',
    ExpressionAttributeValues: marshall({ ':shard': String(shard), ':since': since }),
  });
  return items.map((item) => {
    const { eventId, updatedAt } = unmarshall(item) as EventHead;
    return { eventId, updatedAt };
  });
}
