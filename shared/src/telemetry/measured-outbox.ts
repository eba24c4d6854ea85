import { epochOf, type EpochMs } from '../domain/index.ts';
import type { OutboxItem, OutboxStore } from '../use-cases/ports.ts';
import type { Telemetry } from './telemetry.ts';

/** Seconds from the commit that caused an effect until it was done. */
const BUCKETS = [0.25, 0.5, 1, 2, 5, 10, 30, 60, 300, 1_800, 7_200, 43_200];
/** A shard that was looked at longer ago is another task's by now. */
const SHARD_OURS_FOR_MS = 10_000;

/** The same outbox; its effects are counted by how they end, and the oldest one waiting is watched. */
export function measuredOutbox(
  outbox: OutboxStore,
  { meter }: Pick<Telemetry, 'meter'>,
  clock: () => EpochMs,
): OutboxStore {
  const age = meter.createHistogram('foyer.effect.age', {
    unit: 's',
    description: 'From the commit that caused an effect until it was done or put aside.',
    advice: { explicitBucketBoundaries: BUCKETS },
  });
  const tell = ({ effect, createdAt }: OutboxItem, outcome: string) =>
    age.record(Math.max(0, clock() - epochOf(createdAt)) / 1_000, {
      'foyer.effect': effect.kind,
      'foyer.outcome': outcome,
    });
  const oldest = oldestWaiting(meter, clock);
  return {
    ...outbox,
    async head(shard, limit) {
      const items = await outbox.head(shard, limit);
      oldest.note(shard, items[0]);
      return items;
    },
    async done(item) {
      await outbox.done(item);
      tell(item, 'done');
    },
    async postpone(item, dueAt, trouble) {
      await outbox.postpone(item, dueAt, trouble);
      tell(item, 'failed');
    },
    async count(items, now) {
      await outbox.count(items, now);
      for (const item of items) tell(item, 'done');
    },
  };
}

type Look = { readonly lookedAt: EpochMs; readonly since: EpochMs | undefined };

/** How old the oldest effect is in the shards that this task works on. */
function oldestWaiting(meter: Telemetry['meter'], clock: () => EpochMs) {
  const looks = new Map<string, Look>();
  const gauge = meter.createObservableGauge('foyer.outbox.oldest', {
    unit: 's',
    description: 'Age of the oldest effect that waits in the shards of this task.',
  });
  gauge.addCallback((result) => {
    const now = clock();
    const ours = [...looks.values()].filter(({ lookedAt }) => now - lookedAt < SHARD_OURS_FOR_MS);
    if (ours.length === 0) return;
    result.observe(Math.max(...ours.map(({ since = now }) => Math.max(0, now - since) / 1_000)));
  });
  return {
    note(shard: string, first: OutboxItem | undefined): void {
      looks.set(shard, { lookedAt: clock(), since: first && epochOf(first.createdAt) });
    },
  };
}
