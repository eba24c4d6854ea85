import type { EpochMs } from '../domain/index.ts';
import { commitUnlessRefused } from './conflicts.ts';
import type { Database } from './database.ts';
import type { BlockKey } from './seat-block-state.ts';
import { updateBuilder, type UpdateBuilder } from './update-builder.ts';

/** A mark that a whole block has or has not: the fence, or the waitlist's gate. */
export type BlockMark = BlockKey & { readonly mark: 'closed' | 'gate' };

/** Sets or takes off a block's mark, so that the feed tells of it; what `write` requires and does not hold changes nothing. */
export async function changeMark(
  db: Database,
  { key, block, mark }: BlockMark,
  now: EpochMs,
  write: (builder: UpdateBuilder, mark: string) => void,
): Promise<void> {
  const builder = updateBuilder();
  write(builder, builder.path(mark));
  builder.set(`${builder.path('changedAt')} = ${builder.value(now)}`);
  builder.add(`${builder.path('version')} ${builder.value(1)}`);
  const update = builder.build(db.table('seats'), { key, block });
  await commitUnlessRefused(() => db.client.updateItem(update));
}
