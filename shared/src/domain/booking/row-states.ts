import type { SeatId } from '../ids.ts';
import type { EpochMs } from '../time.ts';
import { SEAT_STATES, type RowStates, type SeatState } from './availability.ts';

/** The far future: the `until` of a sold seat, 9999-12-31T23:59:59.999Z. */
export const SOLD: EpochMs = 253_402_300_799_999;

/** The holder of a seat that is never for sale. */
export const BLOCKED = 'blocked';

/** The holder of a seat that was given back and belongs to the waitlist before the public (rule 22). */
export const FREED = 'freed';

/** How far the clocks of two tasks may differ: a hold counts as over only this long after its end (rule 5). */
export const CLOCK_SKEW_MS = 3_000;

/** How long what gets free behind a gate belongs to the waitlist before anybody may take it (rule 22). */
export const HEAD_START_MS = 120_000;

/** The end of a hold that is given back now: over at once, whoever's clock tells. */
export function endedAt(now: EpochMs): EpochMs {
  return now - CLOCK_SKEW_MS - 1;
}

/** Who has which seats of a row until when; a free seat is in neither map. */
export type RowHolders = {
  readonly until: Readonly<Record<SeatId, EpochMs>>;
  readonly by: Readonly<Record<SeatId, string>>;
  /** Fenced: nothing of it can be held (rule 8). */
  readonly closed: boolean;
  /** Somebody waits for it: what gets free is theirs first (rule 22). */
  readonly gated: boolean;
};

/** The places of a pool: free, and claimed until when. */
export type PoolHolders = {
  readonly available: number;
  readonly claims: Readonly<Record<string, { readonly quantity: number; readonly until: EpochMs }>>;
  readonly closed: boolean;
  readonly gated: boolean;
};

/** True once somebody else may take what was held until a moment; behind a gate only the waitlist may at first. */
export function holdIsOver(until: EpochMs, now: EpochMs): boolean {
  return until < now - CLOCK_SKEW_MS;
}

type Gated = Pick<RowHolders, 'gated'>;

/** True once anybody may take what was held until a moment. */
export function isPublic(until: EpochMs, { gated }: Gated, now: EpochMs): boolean {
  return holdIsOver(until, gated ? now - HEAD_START_MS : now);
}

/** What everybody may know of a seat: free exactly when a hold would be granted. */
function seatStateAt(row: RowHolders, seatId: SeatId, now: EpochMs): SeatState {
  const until = row.until[seatId];
  if (until === undefined || isPublic(until, row, now)) return row.closed ? 'blocked' : 'free';
  if (until < SOLD) return 'held';
  return row.by[seatId] === BLOCKED ? 'blocked' : 'sold';
}

/** The states of some seats of a row as text, in the order given. */
export function rowStatesAt(row: RowHolders, seatIds: readonly SeatId[], now: EpochMs): RowStates {
  return seatIds.map((seatId) => SEAT_STATES[seatStateAt(row, seatId, now)]).join('');
}

/** The places of a pool that a hold would be granted: its free ones and those whose claims are over for everybody. */
export function freePlacesAt(pool: PoolHolders, now: EpochMs): number {
  if (pool.closed) return 0;
  return Object.values(pool.claims)
    .filter((claim) => isPublic(claim.until, pool, now))
    .reduce((sum, claim) => sum + claim.quantity, pool.available);
}

/** When the next hold of a row is over without anybody writing; undefined when none is held. */
export function nextRowChange(row: RowHolders, now: EpochMs): EpochMs | undefined {
  return nextEnd(Object.values(row.until), row, now);
}

/** When the next claim of a pool is over without anybody writing; undefined when none is open. */
export function nextPoolChange(pool: PoolHolders, now: EpochMs): EpochMs | undefined {
  return nextEnd(
    Object.values(pool.claims).map((claim) => claim.until),
    pool,
    now,
  );
}

function nextEnd(untils: readonly EpochMs[], block: Gated, now: EpochMs): EpochMs | undefined {
  const open = untils.filter((until) => until < SOLD && !isPublic(until, block, now));
  if (open.length === 0) return undefined;
  return Math.min(...open) + CLOCK_SKEW_MS + (block.gated ? HEAD_START_MS : 0) + 1;
}
