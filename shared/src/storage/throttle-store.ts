import { createHash } from 'node:crypto';
import { marshall } from '@aws-sdk/util-dynamodb';
import { DomainError, type EpochMs, type ThrottleRule } from '../domain/index.ts';
import type { Throttle } from '../use-cases/ports.ts';
import { committing, commitUnlessRefused, failedConditions } from './conflicts.ts';
import type { Database } from './database.ts';
import { updateBuilder, type UpdateBuilder } from './update-builder.ts';

/**
 * Counters in the Sessions table, so that all tasks count together: `tries` within a window that ends at `until`. They
 * carry a hash of what they count, since an address that somebody typed may be of nobody who ever knew us.
 */
export function throttleStore(db: Database): Throttle {
  return {
    count: (rule, subject, now) => count(db, rule, subject, now),
    async forgive(rule, subject) {
      await commitUnlessRefused(() =>
        write(db, rule, subject, (builder) => {
          builder.require(`${builder.path('tries')} > ${builder.value(0)}`);
          builder.add(`${builder.path('tries')} ${builder.value(-1)}`);
        }),
      );
    },
    async clear(rule, subject) {
      await committing(() =>
        db.client.deleteItem({
          TableName: db.table('sessions'),
          Key: marshall(keyOf(rule, subject)),
        }),
      );
    },
  };
}

/** Lets everything pass. For load tests. */
export const noThrottle: Throttle = {
  count: () => Promise.resolve(),
  forgive: () => Promise.resolve(),
  clear: () => Promise.resolve(),
};

/** One more in the window that runs, else the first of a new one; each is one conditional write, so that no two count as one. */
async function count(
  db: Database,
  rule: ThrottleRule,
  subject: string,
  now: EpochMs,
): Promise<void> {
  const until = await oneMore(db, rule, subject, now);
  if (until === undefined) return;
  const began = until <= now && (await commitUnlessRefused(() => begin(db, rule, subject, now)));
  if (began) return;
  // Somebody else began the window at the same moment: it is ours too.
  const full = await oneMore(db, rule, subject, now);
  if (full !== undefined) throw tooMany(full, now);
}

/** Counts in the window that runs; answers with its end where it is full, 0 where none runs. */
async function oneMore(
  db: Database,
  rule: ThrottleRule,
  subject: string,
  now: EpochMs,
): Promise<EpochMs | undefined> {
  try {
    await committing(() =>
      write(db, rule, subject, (builder) => {
        builder.require(`${builder.path('until')} > ${builder.value(now)}`);
        builder.require(`${builder.path('tries')} < ${builder.value(rule.limit)}`);
        builder.add(`${builder.path('tries')} ${builder.value(1)}`);
      }),
    );
    return undefined;
  } catch (error) {
    const failed = failedConditions(error);
    if (!failed) throw error;
    return Number(failed.get(0)?.['until'] ?? 0);
  }
}

function begin(db: Database, rule: ThrottleRule, subject: string, now: EpochMs): Promise<unknown> {
  return write(db, rule, subject, (builder) => {
    const until = builder.path('until');
    builder.require(`(attribute_not_exists(${until}) OR ${until} <= ${builder.value(now)})`);
    builder.set(`${until} = ${builder.value(now + rule.windowMs)}`);
    builder.set(`${builder.path('tries')} = ${builder.value(1)}`);
    const expires = Math.ceil((now + rule.windowMs) / 1_000);
    builder.set(`${builder.path('expires')} = ${builder.value(expires)}`);
  });
}

function write(
  db: Database,
  rule: ThrottleRule,
  subject: string,
  change: (builder: UpdateBuilder) => void,
): Promise<unknown> {
  const builder = updateBuilder();
  change(builder);
  return db.client.updateItem(builder.build(db.table('sessions'), keyOf(rule, subject)));
}

function tooMany(until: EpochMs, now: EpochMs): DomainError {
  const retryAfterSeconds = Math.max(1, Math.ceil((until - now) / 1_000));
  return new DomainError('too-many-requests', { retryAfterSeconds });
}

function keyOf({ name }: ThrottleRule, subject: string): { familyId: string } {
  const hash = createHash('sha256').update(subject).digest('base64url');
  return { familyId: `throttle#${name}#${hash}` };
}
