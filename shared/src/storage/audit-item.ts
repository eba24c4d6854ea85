import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { AuditEntry } from '../domain/index.ts';
import type { Database } from './database.ts';

/** An entry as it stands in the AuditLog table. */
export type AuditItem = AuditEntry & {
  readonly entry: string;
  readonly day: string;
  /** Key of the index by employee; `actor` is the whole employee. */
  readonly actorId: string;
};

/** The item of an entry. */
export function auditItem(entry: AuditEntry): AuditItem {
  const { entryId, at, actor } = entry;
  return { ...entry, entry: entryId, day: at.slice(0, 10), actorId: actor.employeeId };
}

/** The entry that an item holds. */
export function auditEntryOf(item: AuditItem): AuditEntry {
  const { entryId, at, actor, action, subject, subjectName, changes } = item;
  return { entryId, at, actor, action, subject, subjectName, changes };
}

/** Writes an entry in the transaction of the change it tells of. */
export function auditPut(db: Database, entry: AuditEntry): TransactWriteItem {
  return {
    Put: {
      TableName: db.table('auditLog'),
      Item: marshall(auditItem(entry), { removeUndefinedValues: true }),
    },
  };
}
