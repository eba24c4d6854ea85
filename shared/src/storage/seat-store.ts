import type { BookingId, EpochMs } from '../domain/index.ts';
import type { Claim, SeatStore } from '../use-cases/ports.ts';
import type { Database } from './database.ts';
import { holdOf } from './inventory-changes.ts';
import { changesOf } from './inventory-lines.ts';
import { refusalOf, standingHold } from './inventory-refusal.ts';
import type { InventoryWriter, PoolChange, RowChange } from './inventory-writer.ts';
import { seatsHeldBy } from './row-update.ts';
import { bringBlocks, dropBlocks } from './seat-block-change.ts';
import { createBlocks, countBlocks } from './seat-block-creation.ts';
import { changedSince, readBlocks, readPools, readSection } from './seat-block-reading.ts';
import { liftGate, setGate } from './seat-block-gate.ts';
import { fenceBlocks } from './seat-block-fence.ts';
import { openBlocks, removeBlocks } from './seat-block-verdict.ts';

/** Tries to release what is left of a row that lost seats in the meantime. */
const RELEASE_TRIES = 3;

/** The inventory in the Seats table. */
export function seatStore(db: Database, inventory: InventoryWriter): SeatStore {
  return {
    createBlocks: (event, rows, pools) => createBlocks(db, event, rows, pools),
    countBlocks: (event) => countBlocks(db, event),
    bringBlocks: (event, blocks, now) => bringBlocks(db, event, blocks, now),
    dropBlocks: (event, blocks) => dropBlocks(db, event, blocks),
    hold: (claim, now) => hold(inventory, claim, now),
    release: (claim, now) => release(inventory, claim, now),
    fence: (event, now) => fenceBlocks(db, event, now),
    setGate: (blocks, now) => setGate(db, blocks, now),
    liftGate: (blocks, now) => liftGate(db, blocks, now),
    openBlocks: (event, blocks, now) => openBlocks(db, event, blocks, now),
    removeBlocks: (event, blocks) => removeBlocks(db, event, blocks),
    readSection: (eventId, sectionId, consistent) =>
      readSection(db, eventId, sectionId, consistent),
    readPools: (eventId, sectionId, pools) => readPools(db, eventId, sectionId, pools),
    changedSince: (eventId, shard, since) => changedSince(db, eventId, shard, since),
    readBlocks: (changes) => readBlocks(db, changes),
  };
}

async function hold(inventory: InventoryWriter, claim: Claim, now: EpochMs): Promise<EpochMs> {
  const write = holdOf(claim);
  const refused = await inventory.commit(write, now);
  if (!refused) return claim.until;
  const until = standingHold(refused, write, now);
  if (until === undefined) throw refusalOf(refused, write, now);
  return until;
}

async function release(
  inventory: InventoryWriter,
  claim: Pick<Claim, 'bookingId' | 'eventId' | 'lines'>,
  now: EpochMs,
): Promise<void> {
  const { rows, pools } = changesOf(
    claim.eventId,
    claim.lines,
    (seatIds) => ({ do: 'release', seatIds }),
    (quantity) => ({ do: 'release', quantity }),
  );
  await Promise.all([
    ...rows.map((row) => releaseRow(inventory, claim, row, now)),
    ...pools.map((pool) => releasePool(inventory, claim, pool, now)),
  ]);
}

/** Frees the seats of a row that are still the booking's; seats lost or sold stay as they are (rule 7). */
async function releaseRow(
  inventory: InventoryWriter,
  claim: Pick<Claim, 'bookingId' | 'eventId'>,
  row: RowChange,
  now: EpochMs,
): Promise<void> {
  let seatIds = row.actions.flatMap((action) => action.seatIds);
  for (let attempt = 1; attempt <= RELEASE_TRIES && seatIds.length > 0; attempt += 1) {
    const change = { ...row, actions: [{ do: 'release' as const, seatIds }] };
    const refused = await inventory.commit({ ...ownerOf(claim), rows: [change], pools: [] }, now);
    if (!refused) return;
    const stands = refused.rows.get(0);
    seatIds = stands ? seatsHeldBy(stands, claim.bookingId, seatIds) : [];
  }
}

/** Gives a claim's places back; a claim that was folded or sold is left as it is. */
async function releasePool(
  inventory: InventoryWriter,
  claim: Pick<Claim, 'bookingId' | 'eventId'>,
  pool: PoolChange,
  now: EpochMs,
): Promise<void> {
  await inventory.commit({ ...ownerOf(claim), rows: [], pools: [pool] }, now);
}

function ownerOf({ bookingId, eventId }: { bookingId: BookingId; eventId: string }) {
  return { bookingId, eventId };
}
