import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { Item } from 'dynamoose/dist/Item.js';
import type { AuditEntry, Ticket } from '../domain/index.ts';
import type { TicketStore } from '../use-cases/ports.ts';
import { auditPut } from './audit-item.ts';
import { committing, commitUnlessRefused, failedConditions, reading } from './conflicts.ts';
import type { Database } from './database.ts';
import { outboxPut } from './outbox-item.ts';
import { countAll } from './query-all.ts';
import { ticketShardsOf } from './ticket-item.ts';
import { ticketModel, ticketOf, type TicketRecord } from './ticket.model.ts';
import { updateBuilder, type UpdateBuilder } from './update-builder.ts';

/** Tickets in DynamoDB. */
export function ticketStore(db: Database): TicketStore {
  const model = ticketModel(db);
  return {
    async ofBooking(bookingId) {
      const found = await reading(() =>
        model.query('bookingId').eq(bookingId).consistent().sort('ascending').exec(),
      );
      return found.map((item) => ticketOf(item.toJSON() as TicketRecord));
    },
    async find(bookingId, number) {
      const key = { bookingId, number };
      // The model's types leave out that there may be none.
      const found = (await reading(() => model.get(key, { consistent: true }))) as Item | undefined;
      return found && ticketOf(found.toJSON() as TicketRecord);
    },
    async soldOf(eventId, categoryId) {
      const counts = await Promise.all(
        ticketShardsOf(eventId).map((shard) =>
          countAll(db, {
            TableName: db.table('tickets'),
            IndexName: 'byEvent',
            KeyConditionExpression: 'eventShard = :shard',
            FilterExpression: 'categoryId = :category AND #status <> :void',
            ExpressionAttributeNames: { '#status': 'status' },
            ExpressionAttributeValues: marshall({
              ':shard': shard,
              ':category': categoryId,
              ':void': 'void',
            }),
          }),
        ),
      );
      return counts.reduce((sum, count) => sum + count, 0);
    },
    rename: (ticket, attendee) => rename(db, ticket, attendee),
    passOn: (from, to, effect, now) =>
      commitUnlessRefused(() =>
        db.client.transactWriteItems({
          TransactItems: [passedOn(db, from, to), outboxPut(db, effect, now)],
        }),
      ),
    async admit(ticket, door, entry) {
      const admitted = {
        ...ticket,
        status: 'used',
        admittedAt: entry.at,
        admittedDoor: door,
      } as const;
      const writes = [admissionOf(db, admitted, entry), auditPut(db, entry)];
      try {
        await committing(() => db.client.transactWriteItems({ TransactItems: writes }));
        return { admitted: true, ticket: admitted };
      } catch (error) {
        const standing = failedConditions(error)?.get(0) as TicketRecord | undefined;
        if (!standing) throw error;
        // Our own admission stands when only the reply to it was lost and the client sent it again.
        return { admitted: standing.admission === entry.entryId, ticket: ticketOf(standing) };
      }
    },
  };
}

/** The write that admits: valid → used if the scanned generation is still the ticket's. */
function admissionOf(
  db: Database,
  { bookingId, number, generation, admittedDoor }: Ticket,
  { entryId, at }: AuditEntry,
): TransactWriteItem {
  return {
    Update: {
      TableName: db.table('tickets'),
      Key: marshall({ bookingId, number }),
      UpdateExpression:
        'SET #status = :used, admittedAt = :now, admittedDoor = :door, admission = :admission',
      ConditionExpression: '#status = :valid AND generation = :generation',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: marshall({
        ':used': 'used',
        ':valid': 'valid',
        ':generation': generation,
        ':now': at,
        ':door': admittedDoor,
        ':admission': entryId,
      }),
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  };
}

async function rename(db: Database, ticket: Ticket, attendee: string): Promise<Ticket | undefined> {
  const update = changeOf(db, ticket, (builder) => {
    builder.set(`${builder.path('attendee')} = ${builder.value(attendee)}`);
    builder.add(`${builder.path('edition')} ${builder.value(1)}`);
  });
  try {
    const written = await committing(() =>
      db.client.updateItem({ ...update, ReturnValues: 'ALL_NEW' }),
    );
    return written.Attributes && ticketOf(unmarshall(written.Attributes) as TicketRecord);
  } catch (error) {
    if (failedConditions(error)) return undefined;
    throw error;
  }
}

function passedOn(db: Database, from: Ticket, { attendee, holder, generation }: Ticket) {
  const Update = changeOf(db, from, (builder) => {
    for (const [name, value] of Object.entries({ attendee, holder, generation }))
      builder.set(`${builder.path(name)} = ${builder.value(value)}`);
  });
  return { Update };
}

/** A change of a ticket that is valid and has not been passed on since it was read. */
function changeOf(
  db: Database,
  { bookingId, number, generation }: Ticket,
  change: (builder: UpdateBuilder) => void,
) {
  const builder = updateBuilder();
  builder.require(`${builder.path('status')} = ${builder.value('valid')}`);
  builder.require(`${builder.path('generation')} = ${builder.value(generation)}`);
  change(builder);
  return builder.build(db.table('tickets'), { bookingId, number });
}
