import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { DomainError, instantOf, type Booking, type EpochMs } from '../domain/index.ts';
import type { Cancellation } from '../use-cases/ports.ts';
import type { Database } from './database.ts';
import { returnOf } from './inventory-changes.ts';
import type { InventoryWriter } from './inventory-writer.ts';
import { attemptRefunded, bookingCancelled } from './ledger-updates.ts';
import { outboxPut } from './outbox-item.ts';
import { refundItem } from './payment.model.ts';

type Deps = { readonly db: Database; readonly inventory: InventoryWriter };

/**
 * Cancels a confirmed booking with everything that hangs on it, in one transaction: of the largest booking 85 writes of
 * DynamoDB's 100. False when it is confirmed no more or its payment went back otherwise. Throws 'busy'.
 */
export async function cancelBooking(
  { db, inventory }: Deps,
  { booking, paid, effects }: Cancellation,
  now: EpochMs,
): Promise<boolean> {
  const at = instantOf(now);
  const others: TransactWriteItem[] = [
    bookingCancelled(db, booking, at),
    ...(paid ? refunded(db, paid) : []),
    ...booking.lines.map((_, index) => ticketVoided(db, booking, index + 1)),
    ...effects.map((effect) => outboxPut(db, effect, at)),
  ];
  const refused = await inventory.commit(returnOf(booking), now, others);
  if (!refused) return true;
  const { bookingId } = booking;
  if (refused.others.size === 0) throw new DomainError('busy', { bookingId });
  return false;
}

function refunded(
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

function ticketVoided(db: Database, { bookingId }: Booking, number: number): TransactWriteItem {
  return {
    Update: {
      TableName: db.table('tickets'),
      Key: marshall({ bookingId, number }),
      UpdateExpression: 'SET #status = :void',
      ConditionExpression: 'attribute_exists(bookingId)',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: marshall({ ':void': 'void' }),
    },
  };
}
