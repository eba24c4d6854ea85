import type { EventId, Instant } from '../domain/index.ts';
import type { EventStore } from '../use-cases/ports.ts';
import { reading } from './conflicts.ts';
import type { Database } from './database.ts';
import { eventOf } from './event-parts.ts';
import { assignSteward, removeSteward, stewardsOf } from './event-stewards.ts';
import { publicParts } from './event-reading.ts';
import { moveEvent, putEvent, removeDraft } from './event-writes.ts';
import { eventModel, UPDATED_SHARDS } from './event.model.ts';
import { shardNumbers } from './shards.ts';

type EventModel = ReturnType<typeof eventModel>;

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
      const shards = shardNumbers(UPDATED_SHARDS).map((shard) => changedIn(model, shard, since));
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
  model: EventModel,
  shard: number,
  since: Instant,
): Promise<{ eventId: EventId; updatedAt: Instant }[]> {
  const found = await reading(() =>
    model
      .query('updatedShard')
      .eq(String(shard))
      .where('updatedAt')
      .ge(since)
      .using('byUpdated')
      .all()
      .exec(),
  );
  return found.flatMap((item) =>
    'updatedAt' in item ? [{ eventId: item.eventId, updatedAt: item.updatedAt }] : [],
  );
}
