import { marshall } from '@aws-sdk/util-dynamodb';
import type { SentMails } from '../use-cases/ports.ts';
import { committing, reading } from './conflicts.ts';
import type { Database } from './database.ts';

/** The sort key of a mail's mark; its partition is `mail#<messageId>`. */
const MARK = 'sent';

/** Marks of mails that have been sent, beside the effects that caused them. */
export function sentMails(db: Database): SentMails {
  const TableName = db.table('outbox');
  const keyOf = (messageId: string) => ({ shard: `mail#${messageId}`, id: MARK });
  return {
    async has(messageId) {
      const { Item } = await reading(() =>
        db.client.getItem({ TableName, Key: marshall(keyOf(messageId)), ConsistentRead: true }),
      );
      return Item !== undefined;
    },
    async add(messageId, sentAt) {
      await committing(() =>
        db.client.putItem({ TableName, Item: marshall({ ...keyOf(messageId), sentAt }) }),
      );
    },
  };
}
