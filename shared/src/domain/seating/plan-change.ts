import {
  BLOCKED,
  holdIsOver,
  SOLD,
  type PoolHolders,
  type RowHolders,
} from '../booking/row-states.ts';
import type { CategoryId, PlanVersion, RandomBytes, SeatId } from '../ids.ts';
import { newId } from '../ids.ts';
import type { EpochMs } from '../time.ts';
import { blocksOf, poolBlockName, type PoolBlock, type RowBlock } from './blocks.ts';
import { blocksOfCategories } from '../waitlist/places.ts';
import type { SeatingPlan } from './plan.ts';

/**
 * A change of the seating plan of an event on sale, while it is under way. Turns are counted by event and stand on every
 * inventory block, so that what is left of an older change can do nothing to a block that a newer one has been at.
 */
export type PlanChange = {
  /** The plan that the inventory is brought on to. */
  readonly planVersion: PlanVersion;
  readonly turn: number;
  /** A seat that was to go had been taken: the inventory goes back to the plan in force. */
  readonly turnedBack?: true;
};

/** What a change of plan takes out of the inventory; it must be free. */
export type Withdrawal = {
  readonly seats: readonly (Pick<RowBlock, 'sectionId' | 'rowId' | 'block'> & {
    readonly seatIds: readonly SeatId[];
  })[];
  readonly places: readonly (Omit<PoolBlock, 'capacity'> & { readonly quantity: number })[];
};

const CHANGE_PREFIX = 'chg';

/** Who holds in the inventory what a change of plan is about to take out. */
export function newChangeHolder(random: RandomBytes): string {
  return newId(CHANGE_PREFIX, random);
}

/** True for the holder of {@link newChangeHolder}: it is no booking. */
export function isChangeHolder(holder: string): boolean {
  return holder.startsWith(`${CHANGE_PREFIX}_`);
}

/** What is for sale by one plan and not by the next: seats that go, are blocked or move to another block, and places. */
export function withdrawalOf(from: SeatingPlan, to: SeatingPlan): Withdrawal {
  const [before, after] = [blocksOf(from), blocksOf(to)];
  const rows = new Map(after.rows.map((row) => [blockName(row), row]));
  const pools = new Map(after.pools.map((pool) => [blockName(pool), pool]));
  return {
    seats: before.rows.flatMap((row) => {
      const gone = forSale(row).difference(forSale(rows.get(blockName(row))));
      const { sectionId, rowId, block } = row;
      return gone.size > 0 ? [{ sectionId, rowId, block, seatIds: [...gone] }] : [];
    }),
    places: before.pools.flatMap(({ sectionId, pool, capacity }) => {
      const quantity = capacity - (pools.get(blockName({ sectionId, pool }))?.capacity ?? 0);
      return quantity > 0 ? [{ sectionId, pool, quantity }] : [];
    }),
  };
}

/** Some inventory blocks as a plan has them. */
export type Blocks = { readonly rows: readonly RowBlock[]; readonly pools: readonly PoolBlock[] };

/** The blocks of a plan, those that the one before has just so, and those that it has otherwise or not at all. */
export function blocksCompared(
  from: SeatingPlan,
  to: SeatingPlan,
): { readonly alike: Blocks; readonly changed: Blocks } {
  const [before, after] = [blocksOf(from), blocksOf(to)];
  const known = new Set([...before.rows, ...before.pools].map(contentOf));
  const isAlike = (block: RowBlock | PoolBlock) => known.has(contentOf(block));
  const isChanged = (block: RowBlock | PoolBlock) => !isAlike(block);
  return {
    alike: { rows: after.rows.filter(isAlike), pools: after.pools.filter(isAlike) },
    changed: { rows: after.rows.filter(isChanged), pools: after.pools.filter(isChanged) },
  };
}

/** What a change of plan brings for those who wait: it is theirs before the public's (rule 22). */
export type ComingGate = {
  /** The blocks, by {@link blockName}, that have a seat or place of a category that somebody waits for. */
  readonly blocks: ReadonlySet<string>;
  /** The seats in them that were not for sale before. */
  readonly seats: ReadonlySet<SeatId>;
};

/** What the next plan has for those who wait for some categories. */
export function comingGate(
  from: SeatingPlan,
  to: SeatingPlan,
  waitedFor: ReadonlySet<CategoryId>,
): ComingGate {
  const blocks = new Set(blocksOfCategories(to, waitedFor).map(blockName));
  const before = new Set(blocksOf(from).rows.flatMap((row) => [...forSale(row)]));
  const waited = blocksOf(to).rows.filter((row) => blocks.has(blockName(row)));
  const seats = waited.flatMap((row) => [...forSale(row).difference(before)]);
  return { blocks, seats: new Set(seats) };
}

/** The blocks of a plan that the next one has no more, emptied. */
export function blocksGone(from: SeatingPlan, to: SeatingPlan): Blocks {
  const [before, after] = [blocksOf(from), blocksOf(to)];
  const kept = new Set([...after.rows, ...after.pools].map(blockName));
  const rows = before.rows.filter((row) => !kept.has(blockName(row)));
  const pools = before.pools.filter((pool) => !kept.has(blockName(pool)));
  return {
    rows: rows.map((row) => ({ ...row, seatIds: [], blockedSeatIds: [] })),
    pools: pools.map((pool) => ({ ...pool, capacity: 0 })),
  };
}

/** The seats of a row as another plan has them, or those that somebody has who must not lose them. */
export function rowOnTo(
  { until, by }: Pick<RowHolders, 'until' | 'by'>,
  target: Pick<RowBlock, 'seatIds' | 'blockedSeatIds'>,
  now: EpochMs,
): Pick<RowHolders, 'until' | 'by'> | { readonly taken: readonly SeatId[] } {
  const stays = forSale(target);
  const booked = Object.keys(by).filter((seatId) => isBooking(by[seatId] ?? BLOCKED));
  const taken = booked.filter(
    (seatId) => !stays.has(seatId) && !holdIsOver(until[seatId] ?? 0, now),
  );
  if (taken.length > 0) return { taken };
  const kept = booked.filter((seatId) => stays.has(seatId));
  const blocked = target.blockedSeatIds;
  return {
    until: recordOf([...pairsOf(kept, (id) => until[id] ?? 0), ...pairsOf(blocked, () => SOLD)]),
    by: recordOf([...pairsOf(kept, (id) => by[id] ?? ''), ...pairsOf(blocked, () => BLOCKED)]),
  };
}

/** The places of a pool as another plan has them; undefined when somebody has places who must not lose them. */
export function poolOnTo(
  pool: Pick<PoolHolders, 'available' | 'claims'> & { readonly capacity: number },
  capacity: number,
  now: EpochMs,
): Pick<PoolHolders, 'available' | 'claims'> | undefined {
  const more = capacity - pool.capacity;
  const claims = Object.entries(pool.claims);
  const kept = claims.filter(([holder]) => !isChangeHolder(holder));
  const open = kept.filter(([, claim]) => !holdIsOver(claim.until, now));
  for (const claimed of [kept, open]) {
    const places = (some: typeof claims) =>
      some.reduce((sum, [, { quantity }]) => sum + quantity, 0);
    const available = pool.available + places(claims) - places(claimed) + more;
    if (available >= 0) return { available, claims: recordOf(claimed) };
  }
  return undefined;
}

function isBooking(holder: string): boolean {
  return holder !== BLOCKED && !isChangeHolder(holder);
}

/** Names a block within its event. */
export function blockName(
  block: Pick<RowBlock, 'sectionId' | 'block'> | Omit<PoolBlock, 'capacity'>,
): string {
  return `${block.sectionId}/${'pool' in block ? poolBlockName(block.pool) : block.block}`;
}

/** Names a block with all that a plan decides of it. */
function contentOf(block: RowBlock | PoolBlock): string {
  const content =
    'pool' in block
      ? [block.capacity]
      : [block.seatIds.toSorted(), block.blockedSeatIds.toSorted()];
  return JSON.stringify([blockName(block), content]);
}

function forSale(row: Pick<RowBlock, 'seatIds' | 'blockedSeatIds'> | undefined): Set<SeatId> {
  return new Set(row?.seatIds).difference(new Set(row?.blockedSeatIds));
}

function pairsOf<T>(seatIds: readonly SeatId[], valueOf: (seatId: SeatId) => T): [SeatId, T][] {
  return seatIds.map((seatId) => [seatId, valueOf(seatId)]);
}

function recordOf<T>(pairs: readonly (readonly [string, T])[]): Record<string, T> {
  return Object.fromEntries(pairs);
}
