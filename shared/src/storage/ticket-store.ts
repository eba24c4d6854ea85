import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { Item } from 'dynamoose/dist/Item.js';
import type { Instant, Ticket } from '../domain/index.ts';
import type { TicketStore } from '../use-cases/ports.ts';
import { committing, commitUnlessRefused, failedConditions, reading } from './conflicts.ts';
import type { Database } from './database.ts';
import { outboxPut } from './outbox-item.ts';
import { holderMark, pageOfPassedOn, passedOnTo } from './passed-on-tickets.ts';
import { countAll } from './query-all.ts';
import { ticketShardsOf, type TicketItem } from './ticket-item.ts';
import { moveTicket, undoAdmission } from './ticket-moves.ts';
import { pageOfEvent } from './ticket-pages.ts';
import { ticketModel, ticketOf } from './ticket.model.ts';
import { updateBuilder, type UpdateBuilder } from './update-builder.ts';

/** Tickets in DynamoDB. */
export function ticketStore(db: Database): TicketStore {
  const model = ticketModel(db);
  return {
    async ofBooking(bookingId) {
      const found = await reading(() =>
        model.query('bookingId').eq(bookingId).consistent().sort('ascending').exec(),
      );
      return found.map((item) => ticketOf(item.toJSON() as TicketItem));
    },
    async find(bookingId, number) {
      const key = { bookingId, number };
      // The model's types leave out that there may be none.
      const found = (await reading(() => model.get(key, { consistent: true }))) as Item | undefined;
      return found && ticketOf(found.toJSON() as TicketItem);
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
    rename: (ticket, attendee, now) => rename(db, ticket, attendee, now),
    passOn: (from, to, effect, now) =>
      commitUnlessRefused(() =>
        db.client.transactWriteItems({
          TransactItems: [
            passedOn(db, from, to, now),
            holderMark(db, to),
            outboxPut(db, effect, now),
          ],
        }),
      ),
    move: (move) => moveTicket(db, move),
    undoAdmission: (undoing) => undoAdmission(db, undoing),
    pageOfEvent: (eventId, query) => pageOfEvent(db, eventId, query),
    pageOfPassedOn: (eventId, limit, cursor) => pageOfPassedOn(db, eventId, limit, cursor),
    passedOnTo: (eventId, address) => passedOnTo(db, eventId, address),
  };
}

async function rename(
  db: Database,
  ticket: Ticket,
  attendee: string,
  now: Instant,
): Promise<Ticket | undefined> {
  const update = changeOf(db, ticket, (builder) => {
    builder.set(`${builder.path('attendee')} = ${builder.value(attendee)}`);
    builder.set(`${builder.path('touchedAt')} = ${builder.value(now)}`);
    builder.add(`${builder.path('edition')} ${builder.value(1)}`);
  });
  try {
    const written = await committing(() =>
      db.client.updateItem({ ...update, ReturnValues: 'ALL_NEW' }),
    );
    return written.Attributes && ticketOf(unmarshall(written.Attributes) as TicketItem);
  } catch (error) {
    if (failedConditions(error)) return undefined;
    throw error;
  }
}

function passedOn(db: Database, from: Ticket, to: Ticket, touchedAt: Instant) {
  const { attendee, holder, generation } = to;
  const Update = changeOf(db, from, (builder) => {
    for (const [name, value] of Object.entries({ attendee, holder, generation, touchedAt }))
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
