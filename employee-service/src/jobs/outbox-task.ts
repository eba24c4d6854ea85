import {
  failureText,
  instantOf,
  later,
  subjectOf,
  type EpochMs,
  type Instant,
} from '@foyer/shared/domain';
import { MAX_TRIES } from '@foyer/shared/storage';
import { inSpan, type SpanBeginning, type Telemetry } from '@foyer/shared/telemetry';
import { recipientOf, type OutboxItem, type OutboxStore } from '@foyer/shared/use-cases';
import type { Logger } from 'pino';
import type { Task } from './loop.ts';
import { performEffect, type EffectDeps, type SingleEffect } from './perform-effect.ts';

/** What working on the outbox needs. */
export type OutboxDeps = EffectDeps & {
  readonly outbox: OutboxStore;
  readonly clock: () => EpochMs;
  readonly telemetry: Pick<Telemetry, 'tracer'>;
};

type SingleItem = OutboxItem & { readonly effect: SingleEffect };

/** Items read at once: enough sales for one count, and some more. */
const READ_AT_ONCE = 100;
const DONE_AT_ONCE = 8;
/** How often an empty shard is looked at: a confirmation's mail leaves this much later at most. */
const IDLE_MS = 500;
const REVIVE_EVERY_MS = 2_000;

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 4 * 3_600_000;

/** The work on one shard of the outbox: does what its head holds, and puts aside what fails (rule 28). */
export function outboxTask(deps: OutboxDeps, shard: string, log: Logger): Task {
  let reviveAt: EpochMs = 0;
  return async () => {
    const now = deps.clock();
    if (now >= reviveAt) {
      await deps.outbox.revive(shard, instantOf(now));
      reviveAt = now + REVIVE_EVERY_MS;
    }
    const items = await deps.outbox.head(shard, READ_AT_ONCE);
    await countSome(deps, items, log);
    await performSome(deps, items.filter(isSingle), log);
    return items.length > 0 ? 0 : IDLE_MS;
  };
}

/** Counts sales and scans, many at once. */
async function countSome(
  deps: OutboxDeps,
  items: readonly OutboxItem[],
  log: Logger,
): Promise<void> {
  const counted = items.filter((item) => !isSingle(item));
  if (counted.length === 0) return;
  try {
    await deps.outbox.count(counted, instantOf(deps.clock()));
  } catch (error) {
    for (const item of counted) await putAside(deps, item, error, log);
  }
}

async function performSome(
  deps: OutboxDeps,
  items: readonly SingleItem[],
  log: Logger,
): Promise<void> {
  const now = instantOf(deps.clock());
  await Promise.all(items.slice(0, DONE_AT_ONCE).map((item) => performOne(deps, item, now, log)));
}

async function performOne(
  deps: OutboxDeps,
  item: SingleItem,
  now: Instant,
  log: Logger,
): Promise<void> {
  try {
    const left = await inSpan(deps.telemetry.tracer, spanOf(item), () =>
      performEffect(deps, item.effect, now),
    );
    // What is not at its end stays in its place, and the next round goes on with it.
    if (left === 'more') return;
    if (left !== 'done') {
      await deps.outbox.goOn(item, left);
      return;
    }
  } catch (error) {
    return putAside(deps, item, error, log);
  }
  await deps.outbox.done(item);
  const { kind } = item.effect;
  log.info({ kind, subject: subjectOf(item.effect), tries: item.tries }, 'effect done');
}

async function putAside(
  deps: OutboxDeps,
  item: OutboxItem,
  error: unknown,
  log: Logger,
): Promise<void> {
  const { kind } = item.effect;
  const tries = item.tries + 1;
  const message = tries >= MAX_TRIES ? 'effect given up' : 'effect failed';
  log.error({ kind, subject: subjectOf(item.effect), tries, err: error }, message);
  const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 3 ** item.tries);
  const trouble = { reason: failureText(error), ...(await recipientOf(deps, item.effect)) };
  await deps.outbox.postpone(item, later(instantOf(deps.clock()), waitMs), trouble);
}

function spanOf({ effect: { kind }, tries }: SingleItem): SpanBeginning {
  const attributes = { 'foyer.effect': kind, 'foyer.tries': tries };
  return { name: `effect ${kind}`, attributes };
}

function isSingle(item: OutboxItem): item is SingleItem {
  return item.effect.kind !== 'count-sale' && item.effect.kind !== 'count-scan';
}
