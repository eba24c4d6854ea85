import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { WaitlistEntry } from '../domain/index.ts';
import type { WaitlistStore } from '../use-cases/ports.ts';
import { auditPut } from './audit-item.ts';
import { committing, commitUnlessRefused, failedConditions, reading } from './conflicts.ts';
import type { Database } from './database.ts';
import { outboxPut } from './outbox-item.ts';
import { entryEnded } from './waitlist-entry.ts';
import { customerKey, entryItem, waitedKey, type CustomerGuard } from './waitlist.model.ts';
import {
  aheadOf,
  customersEntries,
  entriesInState,
  eventsEntries,
  findEntry,
  waitedEvents,
} from './waitlist-reading.ts';
import { updateBuilder } from './update-builder.ts';

/** Waitlists in the Waitlists table. */
export function waitlistStore(db: Database): WaitlistStore {
  return {
    join: (entry, customer, effects) => join(db, entry, customer, effects),
    find: (eventId, entryId) => findEntry(db, eventId, entryId),
    inState: (eventId, status) => entriesInState(db, eventId, status),
    ahead: (entry) => aheadOf(db, entry),
    ofEvent: (eventId, limit, cursor) => eventsEntries(db, eventId, limit, cursor),
    ofCustomer: (customerId) => customersEntries(db, customerId),
    end: (entry, to, { customer, at, effects, audit }) =>
      commitUnlessRefused(() =>
        db.client.transactWriteItems({
          TransactItems: [
            entryEnded(db, entry, to, at),
            guardRemoved(db, entry, customer),
            ...(audit ? [auditPut(db, audit)] : []),
            ...effects.map((effect) => outboxPut(db, effect, at)),
          ],
        }),
      ),
    waitedFor: (shard) => waitedEvents(db, shard),
    async noteGates(eventId, categoryIds) {
      const builder = updateBuilder();
      builder.require(`attribute_exists(${builder.path('line')})`);
      builder.set(`${builder.path('gated')} = ${builder.value([...categoryIds])}`);
      const update = builder.build(db.table('waitlists'), waitedKey(eventId));
      await commitUnlessRefused(() => db.client.updateItem(update));
    },
    async forget({ eventId, version }) {
      // The index may lag behind an entry that has just joined; its guard is read as it stands.
      if (await hasGuards(db, eventId)) return;
      await commitUnlessRefused(() =>
        db.client.deleteItem({
          TableName: db.table('waitlists'),
          Key: marshall(waitedKey(eventId)),
          ConditionExpression: '#version = :version',
          ExpressionAttributeNames: { '#version': 'version' },
          ExpressionAttributeValues: marshall({ ':version': version }),
        }),
      );
    },
  };
}

/** Puts entry, guard and the event's mark in one transaction; the guard lets each customer wait once. */
async function join(
  db: Database,
  entry: WaitlistEntry,
  customer: string,
  effects: Parameters<WaitlistStore['join']>[2],
): Promise<WaitlistEntry> {
  const { eventId, entryId, joinedAt } = entry;
  const writes = [
    guardPut(db, { ...customerKey(eventId, customer), entryId }),
    put(db, entryItem(entry)),
    waitedRaised(db, eventId),
    ...effects.map((effect) => outboxPut(db, effect, joinedAt)),
  ];
  try {
    await committing(() => db.client.transactWriteItems({ TransactItems: writes }));
    return entry;
  } catch (error) {
    const guard = failedConditions(error)?.get(0) as CustomerGuard | undefined;
    if (!guard) throw error;
    return (await findEntry(db, eventId, guard.entryId)) ?? entry;
  }
}

async function hasGuards(db: Database, eventId: string): Promise<boolean> {
  const { Count = 0 } = await reading(() =>
    db.client.query({
      TableName: db.table('waitlists'),
      KeyConditionExpression: 'line = :line',
      ExpressionAttributeValues: marshall({ ':line': customerKey(eventId, '').line }),
      ConsistentRead: true,
      Limit: 1,
    }),
  );
  return Count > 0;
}

function guardPut(db: Database, guard: CustomerGuard): TransactWriteItem {
  return {
    Put: {
      ...put(db, guard).Put,
      ConditionExpression: 'attribute_not_exists(line)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  };
}

function put(db: Database, item: object) {
  const Item = marshall(item, { removeUndefinedValues: true });
  return { Put: { TableName: db.table('waitlists'), Item } };
}

function waitedRaised(db: Database, eventId: string): TransactWriteItem {
  const builder = updateBuilder();
  builder.add(`${builder.path('version')} ${builder.value(1)}`);
  return { Update: builder.build(db.table('waitlists'), waitedKey(eventId)) };
}

function guardRemoved(
  db: Database,
  { eventId, entryId }: WaitlistEntry,
  customer: string,
): TransactWriteItem {
  return {
    Delete: {
      TableName: db.table('waitlists'),
      Key: marshall(customerKey(eventId, customer)),
      ConditionExpression: 'attribute_not_exists(line) OR entryId = :entry',
      ExpressionAttributeValues: marshall({ ':entry': entryId }),
    },
  };
}
