import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { AttendeeMessage } from '../domain/index.ts';
import type { MessageStore } from '../use-cases/ports.ts';
import { auditPut } from './audit-item.ts';
import { committing, reading } from './conflicts.ts';
import type { Database } from './database.ts';
import { MESSAGE_PARTS, messagePart } from './event.model.ts';
import { outboxPut } from './outbox-item.ts';
import { queryAll, type RawItem } from './query-all.ts';

/** Messages to those with tickets, as parts of their events that customers never read. */
export function messageStore(db: Database): MessageStore {
  const TableName = db.table('events');
  return {
    async add(message, effect, entry) {
      const part = messagePart(message.messageId);
      const Item = marshall({ ...message, part }, { removeUndefinedValues: true });
      const ConditionExpression = 'attribute_not_exists(part)';
      const TransactItems = [
        { Put: { TableName, Item, ConditionExpression } },
        outboxPut(db, effect, message.sentAt),
        auditPut(db, entry),
      ];
      await committing(() => db.client.transactWriteItems({ TransactItems }));
    },
    async find(eventId, messageId) {
      const Key = marshall({ eventId, part: messagePart(messageId) });
      const { Item } = await reading(() => db.client.getItem({ TableName, Key }));
      return Item && messageOf(Item);
    },
    async ofEvent(eventId) {
      const items = await queryAll(db, {
        TableName,
        KeyConditionExpression: 'eventId = :eventId AND begins_with(part, :prefix)',
        ExpressionAttributeValues: marshall({ ':eventId': eventId, ':prefix': MESSAGE_PARTS }),
        ConsistentRead: true,
      });
      return items.map(messageOf).sort((one, other) => (one.sentAt < other.sentAt ? 1 : -1));
    },
  };
}

function messageOf(item: RawItem): AttendeeMessage {
  const { part: _part, ...message } = unmarshall(item) as AttendeeMessage & { part: string };
  return message;
}
