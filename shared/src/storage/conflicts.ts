import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  type AttributeValue,
  type CancellationReason,
} from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { setTimeout as sleep } from 'node:timers/promises';
import { DomainError } from '../domain/index.ts';

const TRIES = 6;
const SHORTEST_WAIT_MS = 10;
const LONGEST_WAIT_MS = 250;

const CONFLICTS = new Set([
  'TransactionConflict',
  'TransactionConflictException',
  'TransactionInProgressException',
]);
const THROTTLES = new Set([
  'ThrottlingError',
  'ThrottlingException',
  'ProvisionedThroughputExceeded',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
]);

/**
 * Runs a write again when it met another transaction or a throttle (rule 9): 6 tries with full jitter.
 * Throws 'busy' when all were in vain, 'store-unavailable' when DynamoDB cannot be reached.
 */
export async function committing<T>(write: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await write();
    } catch (error) {
      if (!isPassing(error)) throw unreachable(error) ?? error;
      if (attempt === TRIES) throw new DomainError('busy', {}, { cause: error });
      const ceiling = Math.min(LONGEST_WAIT_MS, SHORTEST_WAIT_MS * 2 ** attempt);
      await sleep(SHORTEST_WAIT_MS + Math.random() * (ceiling - SHORTEST_WAIT_MS));
    }
  }
}

/** Commits like {@link committing}; false when a condition refused the write, which then changed nothing. */
export async function commitUnlessRefused(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await committing(write);
    return true;
  } catch (error) {
    if (failedConditions(error)) return false;
    throw error;
  }
}

/** Runs a read; throws 'busy' where even the SDK's retries met a throttle, 'store-unavailable' when DynamoDB cannot be reached. */
export async function reading<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (isPassing(error)) throw new DomainError('busy', {}, { cause: error });
    throw unreachable(error) ?? error;
  }
}

/** An item as it stood when a condition on it failed; undefined when there was none. */
export type FailedItem = Record<string, unknown> | undefined;

/**
 * The items whose conditions failed, by the position of their write; undefined when the error is of another kind.
 * A single update counts as position 0.
 */
export function failedConditions(error: unknown): Map<number, FailedItem> | undefined {
  if (error instanceof ConditionalCheckFailedException) return new Map([[0, plain(error.Item)]]);
  if (!(error instanceof TransactionCanceledException)) return undefined;
  const failed = new Map<number, FailedItem>();
  reasonsOf(error).forEach((reason, position) => {
    if (reason.Code === 'ConditionalCheckFailed') failed.set(position, plain(reason.Item));
  });
  return failed.size > 0 ? failed : undefined;
}

/** The kind of a fault: of a transaction what its first part at fault says, else the error's name. */
export function faultKind(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if (!(error instanceof TransactionCanceledException)) return codeOf(error) ?? error.name;
  const codes = reasonsOf(error).map(({ Code = 'None' }) => Code);
  return codes.find((code) => code !== 'None') ?? error.name;
}

/** True for the kinds of faults by which DynamoDB says that it has too much to do. */
export function isThrottle(kind: string): boolean {
  return THROTTLES.has(kind);
}

function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (CONFLICTS.has(error.name) || THROTTLES.has(error.name)) return true;
  if (!(error instanceof TransactionCanceledException)) return false;
  const codes = reasonsOf(error).map((reason) => reason.Code ?? 'None');
  if (codes.includes('ConditionalCheckFailed')) return false;
  return codes.some((code) => CONFLICTS.has(code) || THROTTLES.has(code));
}

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_SOCKET',
  'UND_ERR_CLOSED',
  'UND_ERR_DESTROYED',
]);

function unreachable(error: unknown): DomainError | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = codeOf(error) ?? '';
  // The SDK notes the status of an answer; where it noted none, no answer came.
  const { httpStatusCode: status = 503 } =
    '$metadata' in error ? (error.$metadata as { httpStatusCode?: number }) : { httpStatusCode: 0 };
  const down = UNREACHABLE.has(code) || error.name === 'TimeoutError' || status >= 500;
  return down ? new DomainError('store-unavailable', {}, { cause: error }) : undefined;
}

function codeOf(error: Error): string | undefined {
  return 'code' in error ? String(error.code) : undefined;
}

function reasonsOf(error: TransactionCanceledException): CancellationReason[] {
  return error.CancellationReasons ?? [];
}

function plain(item: Record<string, AttributeValue> | undefined): FailedItem {
  return item && unmarshall(item);
}
