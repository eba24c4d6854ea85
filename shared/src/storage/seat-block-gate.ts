import type { EpochMs } from '../domain/index.ts';
import type { BlockRef } from '../use-cases/ports.ts';
import type { Database } from './database.ts';
import { inParallel } from './in-parallel.ts';
import { changeMark } from './seat-block-mark.ts';
import { blockKeyOf } from './seat-block-state.ts';

/** Sets the waitlist's gate on blocks (rule 22); those that have one, or are gone, are left alone. */
export async function setGate(
  db: Database,
  blocks: readonly BlockRef[],
  now: EpochMs,
): Promise<void> {
  await inParallel(blocks, (block) =>
    changeMark(db, { ...blockKeyOf(block), mark: 'gate' }, now, (builder, gate) => {
      builder.require(`attribute_exists(${builder.path('key')})`);
      builder.require(`attribute_not_exists(${gate})`);
      builder.set(`${gate} = ${builder.value(true)}`);
    }),
  );
}

/** Takes the waitlist's gate off blocks; those that have none are left alone. */
export async function liftGate(
  db: Database,
  blocks: readonly BlockRef[],
  now: EpochMs,
): Promise<void> {
  await inParallel(blocks, (block) =>
    changeMark(db, { ...blockKeyOf(block), mark: 'gate' }, now, (builder, gate) => {
      builder.require(`attribute_exists(${gate})`);
      builder.remove(gate);
    }),
  );
}
