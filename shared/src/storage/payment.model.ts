import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { PaymentAttempt, Refund } from '../domain/index.ts';
import { shardNumbers, shardOf } from './shards.ts';

/** Partitions of the byOpen index, so that a rush of payments does not meet in one. */
const OPEN_SHARDS = 8;

/** Every byOpen partition of attempts whose outcome is not known yet. */
export const OPEN_SHARD_NAMES: readonly string[] = shardNumbers(OPEN_SHARDS).map(
  (shard) => `open#${shard}`,
);

/** An attempt as an item of the Payments table; `open` is there until the outcome is. */
type AttemptItem = PaymentAttempt & { part: string; open?: string };

/** Every byOpen partition of refunds that are not paid out yet. */
export const OWED_SHARD_NAMES: readonly string[] = shardNumbers(OPEN_SHARDS).map(
  (shard) => `owed#${shard}`,
);

/** A refund as an item of the Payments table; `open` is there until it is paid out, `dueAt` sorts it there. */
type RefundItem = Refund & { part: string; open?: string; dueAt?: string };

const ATTEMPT = 'attempt#';
const REFUND = 'refund#';

/** The key of a payment attempt; numbers are padded so that they sort. */
export function attemptKey({ bookingId, attempt }: Pick<PaymentAttempt, 'bookingId' | 'attempt'>) {
  return { bookingId, part: `${ATTEMPT}${String(attempt).padStart(4, '0')}` };
}

/** The key of a refund. */
export function refundKey({ bookingId, refundId }: Pick<Refund, 'bookingId' | 'refundId'>) {
  return { bookingId, part: `${REFUND}${refundId}` };
}

/** The item of a new attempt, open until it has an outcome. */
export function attemptItem(attempt: PaymentAttempt): Record<string, AttributeValue> {
  return marshall(
    { ...attempt, ...attemptKey(attempt), open: openShardOf(attempt) } satisfies AttemptItem,
    {
      removeUndefinedValues: true,
    },
  );
}

/** The item of a new refund. */
export function refundItem(refund: Refund): Record<string, AttributeValue> {
  const open = owedShardOf(refund);
  const item = { ...refund, ...refundKey(refund), open, dueAt: refund.createdAt };
  return marshall(item satisfies RefundItem, { removeUndefinedValues: true });
}

/** The attempt in an item. */
export function attemptOf(item: Record<string, AttributeValue>): PaymentAttempt {
  const { part: _part, open: _open, ...attempt } = unmarshall(item) as AttemptItem;
  return attempt;
}

/** The attempts and refunds among a booking's items. */
export function paymentsOf(items: readonly Record<string, AttributeValue>[]): {
  attempts: PaymentAttempt[];
  refunds: Refund[];
} {
  const isRefund = (item: Record<string, AttributeValue>) =>
    item['part']?.S?.startsWith(REFUND) ?? false;
  return {
    attempts: items.filter((item) => !isRefund(item)).map(attemptOf),
    refunds: items.filter(isRefund).map(refundOf),
  };
}

/** The refund in an item. */
export function refundOf(item: Record<string, AttributeValue>): Refund {
  const { part: _part, open: _open, dueAt: _dueAt, ...refund } = unmarshall(item) as RefundItem;
  return refund;
}

/** The byOpen partition of an attempt. */
export function openShardOf({ bookingId }: PaymentAttempt): string {
  return `open#${shardOf(bookingId, OPEN_SHARDS)}`;
}

/** The byOpen partition of a refund. */
export function owedShardOf({ bookingId }: Refund): string {
  return `owed#${shardOf(bookingId, OPEN_SHARDS)}`;
}
