import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Instant } from '../domain/index.ts';
import type { Cancellation, OwnRefund } from '../use-cases/ports.ts';
import { auditPut } from './audit-item.ts';
import { commitUnlessRefused } from './conflicts.ts';
import type { Database } from './database.ts';
import { attemptRefunded } from './ledger-updates.ts';
import { outboxPut } from './outbox-item.ts';
import { refundItem } from './payment.model.ts';

/** More of a payment goes back, by a refund that no other commit has written. */
export function refunded(
  db: Database,
  { attempt, refund }: NonNullable<Cancellation['paid']>,
): TransactWriteItem[] {
  return [
    attemptRefunded(db, attempt, refund.amount),
    {
      Put: {
        TableName: db.table('payments'),
        Item: refundItem(refund),
        ConditionExpression: 'attribute_not_exists(bookingId)',
      },
    },
  ];
}

/** Owes part of a payment while the tickets stay, in one transaction; false when so much is not left or the refund stands. */
export function refundAlone(
  db: Database,
  { attempt, refund, effects, audit }: OwnRefund,
  now: Instant,
): Promise<boolean> {
  const TransactItems = [
    ...refunded(db, { attempt, refund }),
    ...effects.map((effect) => outboxPut(db, effect, now)),
    auditPut(db, audit),
  ];
  return commitUnlessRefused(() => db.client.transactWriteItems({ TransactItems }));
}
