import type { EpochMs } from '../domain/index.ts';
import type { BlockChange, BlockRef, SeatStore } from '../use-cases/ports.ts';
import type { Telemetry } from './telemetry.ts';

/** Seconds; a hold of another task has to be seen within one. */
const BUCKETS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1, 1.5, 2, 3, 5, 10, 30, 60];

/**
 * The same store, for live rooms: of each change that a room takes over from the change index it is measured how long ago
 * it was written. What this task writes itself its rooms know at once and never read.
 */
export function measuredFeed(
  seats: SeatStore,
  { meter }: Pick<Telemetry, 'meter'>,
  clock: () => EpochMs,
): SeatStore {
  const lag = meter.createHistogram('foyer.feed.lag', {
    unit: 's',
    description: "From the write of another task to this task's live room.",
    advice: { explicitBucketBoundaries: BUCKETS },
  });
  return {
    ...seats,
    async readBlocks(blocks) {
      const states = await seats.readBlocks(blocks);
      const now = clock();
      for (const block of blocks)
        if (isChange(block)) lag.record(Math.max(0, now - block.changedAt) / 1_000);
      return states;
    },
  };
}

function isChange(block: BlockRef): block is BlockChange {
  return 'changedAt' in block;
}
