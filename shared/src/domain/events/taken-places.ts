import { BLOCKED, holdIsOver, SOLD } from '../booking/row-states.ts';
import type { SeatId } from '../ids.ts';
import type { EpochMs } from '../time.ts';

/** Who has what of a row or a pool until when, as far as it matters for what is taken. */
export type Holders =
  | {
      readonly kind: 'row';
      readonly until: Readonly<Record<SeatId, EpochMs>>;
      readonly by: Readonly<Record<SeatId, string>>;
    }
  | {
      readonly kind: 'pool';
      readonly sold: number;
      readonly claims: Readonly<
        Record<string, { readonly quantity: number; readonly until: EpochMs }>
      >;
    };

/** How many seats and places of some blocks are sold, and how many are held and not over. */
export function takenOf(
  blocks: readonly Holders[],
  now: EpochMs,
): { readonly sold: number; readonly held: number } {
  const taken = { sold: 0, held: 0 };
  for (const block of blocks) {
    if (block.kind === 'pool') {
      taken.sold += block.sold;
      for (const { quantity, until } of Object.values(block.claims))
        if (!holdIsOver(until, now)) taken.held += quantity;
      continue;
    }
    for (const [seatId, holder] of Object.entries(block.by)) {
      const until = block.until[seatId] ?? 0;
      if (holder === BLOCKED || holdIsOver(until, now)) continue;
      taken[until === SOLD ? 'sold' : 'held'] += 1;
    }
  }
  return taken;
}
