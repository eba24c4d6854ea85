import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { DomainError, type AuditEntry, type EventId, type UserId } from '../domain/index.ts';
import { auditPut } from './audit-item.ts';
import { committing, commitUnlessRefused } from './conflicts.ts';
import type { Database } from './database.ts';
import { partsUnder } from './event-reading.ts';
import { stewardPart, type StewardPart } from './event.model.ts';

/** Who works where. */
type Assignment = { readonly eventId: EventId; readonly stewardId: UserId };

/** The stewards assigned to an event. */
export async function stewardsOf(db: Database, eventId: EventId): Promise<UserId[]> {
  const parts = await partsUnder(db, eventId, stewardPart(''));
  return parts.flatMap((part) => ('workedOnBy' in part ? [part.workedOnBy] : []));
}

/** Assigns a steward to an event. */
export async function assignSteward(
  db: Database,
  { eventId, stewardId }: Assignment,
  entry?: AuditEntry,
): Promise<void> {
  const item: StewardPart = { eventId, part: stewardPart(stewardId), workedOnBy: stewardId };
  const TransactItems: TransactWriteItem[] = [
    { Put: { TableName: db.table('events'), Item: marshall(item) } },
    ...(entry ? [auditPut(db, entry)] : []),
  ];
  await committing(() => db.client.transactWriteItems({ TransactItems }));
}

/** Takes a steward off an event. Throws 'steward-not-found' when there was no such assignment. */
export async function removeSteward(
  db: Database,
  { eventId, stewardId }: Assignment,
  entry: AuditEntry,
): Promise<void> {
  const removal: TransactWriteItem = {
    Delete: {
      TableName: db.table('events'),
      Key: marshall({ eventId, part: stewardPart(stewardId) }),
      ConditionExpression: 'attribute_exists(part)',
    },
  };
  const TransactItems = [removal, auditPut(db, entry)];
  if (!(await commitUnlessRefused(() => db.client.transactWriteItems({ TransactItems })))) {
    throw new DomainError('steward-not-found', { eventId, stewardId });
  }
}
