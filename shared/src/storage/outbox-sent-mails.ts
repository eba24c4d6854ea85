import { marshall } from '@aws-sdk/util-dynamodb';
import type { MailKey, SentMail, SentMails } from '../use-cases/ports.ts';
import { committing, reading } from './conflicts.ts';
import type { Database } from './database.ts';
import type { ShownMail } from './outbox-item.ts';

/** The mark of a sent mail: in the partition of what it is about, under its message id. */
export type SentMailItem = Pick<SentMail, 'purpose' | 'to' | 'sentAt'> &
  Partial<ShownMail> & { shard: string; id: string };

const MARKS = 'mail#';

/** Marks of mails that have been sent, beside the effects that caused them. */
export function sentMails(db: Database): SentMails {
  const TableName = db.table('outbox');
  return {
    async has(key) {
      const { Item } = await reading(() =>
        db.client.getItem({ TableName, Key: marshall(keyOf(key)), ConsistentRead: true }),
      );
      return Item !== undefined;
    },
    async add(mail) {
      const Item = marshall(itemOf(mail), { removeUndefinedValues: true });
      await committing(() => db.client.putItem({ TableName, Item }));
    },
  };
}

function itemOf({ eventId, purpose, to, sentAt, ...key }: SentMail): SentMailItem {
  const shown = eventId && { mailsOf: eventId, mailOrder: `sent#${sentAt}#${key.messageId}` };
  return { ...keyOf(key), purpose, to, sentAt, ...shown };
}

function keyOf({ about, messageId }: MailKey): Pick<SentMailItem, 'shard' | 'id'> {
  return { shard: marksOf(about), id: messageId };
}

/** The partition with the marks of the mails about something, such as a booking. */
export function marksOf(about: string): string {
  return MARKS + about;
}

/** What the mail of a mark was about. */
export function aboutOf({ shard }: Pick<SentMailItem, 'shard'>): string {
  return shard.slice(MARKS.length);
}
