import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { AuditEntry, Refund, TroubleRef } from '../domain/index.ts';
import { auditPut } from './audit-item.ts';
import { commitUnlessRefused, reading } from './conflicts.ts';
import type { Database } from './database.ts';
import { outboxPut, putBack, type OutboxRecord } from './outbox-item.ts';
import { attemptKey, refundKey } from './payment.model.ts';

/** Lets the jobs take something up again now, with the log's entry in one commit. False when it is over or gone. */
export async function retryTrouble(
  db: Database,
  ref: TroubleRef,
  entry: AuditEntry,
): Promise<boolean> {
  const writes = await writesFor(db, ref, entry);
  if (!writes) return false;
  const TransactItems = [...writes, auditPut(db, entry)];
  return commitUnlessRefused(() => db.client.transactWriteItems({ TransactItems }));
}

function writesFor(db: Database, ref: TroubleRef, entry: AuditEntry) {
  if (ref.kind === 'payment') return [askAgain(db, ref, entry)];
  if (ref.kind === 'refund') return payAgain(db, ref, entry);
  return performAgain(db, ref);
}

/** Reconciliation asks about an attempt as soon as it is due. */
function askAgain(
  db: Database,
  ref: Extract<TroubleRef, { kind: 'payment' }>,
  { at }: AuditEntry,
): TransactWriteItem {
  return {
    Update: {
      TableName: db.table('payments'),
      Key: marshall(attemptKey(ref)),
      UpdateExpression: 'SET dueAt = :now',
      ConditionExpression: 'attribute_exists(#open)',
      ExpressionAttributeNames: { '#open': 'open' },
      ExpressionAttributeValues: marshall({ ':now': at }),
    },
  };
}

/** One effect more does no harm: a refund is paid out once for its id. */
function payAgain(
  db: Database,
  ref: Extract<TroubleRef, { kind: 'refund' }>,
  { at }: AuditEntry,
): TransactWriteItem[] {
  const due: Refund['status'] = 'due';
  return [
    {
      ConditionCheck: {
        TableName: db.table('payments'),
        Key: marshall(refundKey(ref)),
        ConditionExpression: '#status = :due',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: marshall({ ':due': due }),
      },
    },
    outboxPut(db, ref, at),
  ];
}

/** An effect that was given up goes back to its shard with all its tries before it. */
async function performAgain(
  db: Database,
  { shard, id }: Extract<TroubleRef, { kind: 'effect' }>,
): Promise<TransactWriteItem[] | undefined> {
  const TableName = db.table('outbox');
  const Key = marshall({ shard, id });
  const { Item } = await reading(() => db.client.getItem({ TableName, Key, ConsistentRead: true }));
  if (!Item) return undefined;
  const dead = unmarshall(Item) as OutboxRecord;
  const alive = { ...putBack(dead), tries: 0 };
  return [
    { Delete: { TableName, Key, ConditionExpression: 'attribute_exists(id)' } },
    { Put: { TableName, Item: marshall(alive, { removeUndefinedValues: true }) } },
  ];
}
