import type { EpochMs } from '../domain/index.ts';
import type { BlockRef } from '../use-cases/ports.ts';
import { commitUnlessRefused } from './conflicts.ts';
import type { Database } from './database.ts';
import { inParallel } from './in-parallel.ts';
import { blockKeyOf } from './seat-block-state.ts';
import { updateBuilder, type UpdateBuilder } from './update-builder.ts';

/** Sets the waitlist's gate on blocks (rule 22); those that have one, or are gone, are left alone. */
export async function setGate(
  db: Database,
  blocks: readonly BlockRef[],
  now: EpochMs,
): Promise<void> {
  await inParallel(blocks, (block) =>
    change(db, block, now, (builder, gate) => {
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
    change(db, block, now, (builder, gate) => {
      builder.require(`attribute_exists(${gate})`);
      builder.remove(gate);
    }),
  );
}

async function change(
  db: Database,
  block: BlockRef,
  now: EpochMs,
  write: (builder: UpdateBuilder, gate: string) => void,
): Promise<void> {
  const builder = updateBuilder();
  write(builder, builder.path('gate'));
  builder.set(`${builder.path('changedAt')} = ${builder.value(now)}`);
  builder.add(`${builder.path('version')} ${builder.value(1)}`);
  const update = builder.build(db.table('seats'), blockKeyOf(block));
  await commitUnlessRefused(() => db.client.updateItem(update));
}
