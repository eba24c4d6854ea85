import type { Update } from '@aws-sdk/client-dynamodb';
import {
  endedAt,
  FREED,
  MAX_TICKETS,
  type BookingId,
  type EpochMs,
  type PlanVersion,
} from '../domain/index.ts';
import { overBefore, requireGate, type GateSide } from './row-update.ts';
import { POOL_BLOCK, type PoolItem } from './seat-block.model.ts';
import { updateBuilder, type UpdateBuilder } from './update-builder.ts';

/** The most expired claims that one write folds back: as many as the largest party has places. */
const FOLDS_PER_UPDATE = MAX_TICKETS;

/** What a write has to know of a pool that it folds claims of. */
export type SeenPool = Pick<PoolItem, 'available' | 'claims'>;

type PoolClaim = PoolItem['claims'][string];

/** What one booking does to a pool. */
export type PoolAction =
  | { readonly do: 'hold'; readonly quantity: number; readonly until: EpochMs }
  | { readonly do: 'prolong'; readonly quantity: number; readonly until: EpochMs }
  /** Turn the booking's claim into places sold; a late payment may sell another number than was claimed (rules 13 and 20). */
  | { readonly do: 'sell'; readonly quantity: number; readonly claimed: number }
  /** Sell free places: the claim was folded back in the meantime, or there never was one (rules 13 and 20). */
  | { readonly do: 'sell-folded'; readonly quantity: number }
  | { readonly do: 'release'; readonly quantity: number }
  /** Free places sold to a booking that is cancelled in the same transaction (rule 13). */
  | { readonly do: 'give-back'; readonly quantity: number }
  /** Change the size of the booking's own claim, keeping its end. */
  | { readonly do: 'resize'; readonly from: number; readonly quantity: number };

/** Which pool, for whom and when. */
export type PoolTarget = {
  readonly table: string;
  readonly key: string;
  readonly planVersion?: PlanVersion;
  readonly bookingId: BookingId;
  readonly now: EpochMs;
  readonly gate?: GateSide | undefined;
};

/**
 * One conditional update of a pool. `seen` is the pool as it was read: expired claims in it are folded back
 * when the free places alone do not suffice.
 */
export function poolUpdate(
  target: PoolTarget,
  action: PoolAction,
  seen?: SeenPool,
): Update & { UpdateExpression: string } {
  const builder = updateBuilder();
  if (target.planVersion)
    builder.require(`${builder.path('plan')} = ${builder.value(target.planVersion)}`);
  if (action.do !== 'release' && action.do !== 'give-back')
    builder.require(`attribute_not_exists(${builder.path('closed')})`);
  if (minded(action)) requireGate(builder, target.gate);
  applyToPool(builder, target, action, seen);
  builder.set(`${builder.path('changedAt')} = ${builder.value(target.now)}`);
  builder.add(`${builder.path('version')} ${builder.value(1)}`);
  return builder.build(target.table, { key: target.key, block: POOL_BLOCK });
}

/** What somebody keeps or buys of what they claim is nobody else's business; all else depends on the gate. */
function minded(action: PoolAction): boolean {
  return action.do !== 'prolong' && (action.do !== 'sell' || action.quantity !== action.claimed);
}

function applyToPool(
  builder: UpdateBuilder,
  target: PoolTarget,
  action: PoolAction,
  seen?: SeenPool,
): void {
  const mine = builder.path('claims', target.bookingId);
  const quantity = `${mine}.${builder.path('q')}`;
  switch (action.do) {
    case 'hold':
      return hold(builder, target, action, seen);
    case 'sell-folded':
      builder.require(`attribute_not_exists(${mine})`);
      sell(builder, action.quantity);
      return draw(builder, target, action.quantity, seen);
    case 'prolong':
      builder.require(`${quantity} = ${builder.value(action.quantity)}`);
      builder.set(`${mine}.${builder.path('until')} = ${builder.value(action.until)}`);
      return;
    case 'sell':
      builder.require(`${quantity} = ${builder.value(action.claimed)}`);
      sell(builder, action.quantity);
      builder.remove(mine);
      if (action.quantity !== action.claimed)
        draw(builder, target, action.quantity - action.claimed, seen);
      return;
    case 'release':
      builder.require(`${quantity} = ${builder.value(action.quantity)}`);
      builder.remove(mine);
      return giveBack(builder, target, action.quantity);
    case 'give-back':
      builder.require(`${builder.path('sold')} >= ${builder.value(action.quantity)}`);
      sell(builder, -action.quantity);
      return giveBack(builder, target, action.quantity);
    case 'resize':
      builder.require(`${quantity} = ${builder.value(action.from)}`);
      builder.set(`${quantity} = ${builder.value(action.quantity)}`);
      return draw(builder, target, action.quantity - action.from, seen);
  }
}

/** A new claim; one of the booking's own whose time is over goes back first. */
function hold(
  builder: UpdateBuilder,
  target: PoolTarget,
  { quantity, until }: Extract<PoolAction, { do: 'hold' }>,
  seen?: SeenPool,
): void {
  const mine = builder.path('claims', target.bookingId);
  const own = seen?.claims[target.bookingId];
  if (own) requireAsSeen(builder, target.bookingId, own);
  else builder.require(`attribute_not_exists(${mine})`);
  builder.set(`${mine} = ${builder.value({ q: quantity, until })}`);
  draw(builder, target, quantity - (own?.q ?? 0), seen);
}

function sell(builder: UpdateBuilder, quantity: number): void {
  const sold = builder.path('sold');
  builder.set(`${sold} = ${sold} + ${builder.value(quantity)}`);
}

/** Frees places: for everybody, or for the waitlist as a claim that is over (rule 22). */
function giveBack(builder: UpdateBuilder, target: PoolTarget, quantity: number): void {
  if (target.gate !== 'gated') {
    const available = builder.path('available');
    builder.set(`${available} = ${available} + ${builder.value(quantity)}`);
    return;
  }
  keepFreed(builder, target, { q: quantity, until: endedAt(target.now) });
}

function keepFreed(
  builder: UpdateBuilder,
  { bookingId, now }: PoolTarget,
  freed: { readonly q: number; readonly until: EpochMs },
): void {
  const path = builder.path('claims', `${FREED}~${bookingId}~${now}`);
  builder.require(`attribute_not_exists(${path})`);
  builder.set(`${path} = ${builder.value(freed)}`);
}

/** Takes places out of `available`, with as many expired claims folded back as that needs; fewer than none go back. */
function draw(builder: UpdateBuilder, target: PoolTarget, quantity: number, seen?: SeenPool): void {
  if (quantity < 0) return giveBack(builder, target, -quantity);
  if (target.gate === 'waitlist' && seen) return drawForWaitlist(builder, target, quantity, seen);
  const available = builder.path('available');
  const folds = seen && seen.available < quantity ? expiredClaims(seen, target) : [];
  const folded = fold(builder, folds);
  builder.require(`${available} >= ${builder.value(quantity - folded)}`);
  builder.set(`${available} = ${available} + ${builder.value(folded - quantity)}`);
}

/** Takes free places and then those that got free; what of the latter is left over stays the waitlist's. */
function drawForWaitlist(
  builder: UpdateBuilder,
  target: PoolTarget,
  quantity: number,
  seen: SeenPool,
): void {
  const available = builder.path('available');
  const free = Math.min(seen.available, quantity);
  const folds = free < quantity ? expiredClaims(seen, target) : [];
  const left = fold(builder, folds) + free - quantity;
  builder.require(`${available} >= ${builder.value(free)}`);
  builder.set(`${available} = ${available} - ${builder.value(free)}`);
  if (left > 0) keepFreed(builder, target, { q: left, until: latestOf(folds) });
}

/** Removes claims that are over; answers with their places. */
function fold(builder: UpdateBuilder, claims: readonly [string, PoolClaim][]): number {
  for (const [holder, claim] of claims) {
    requireAsSeen(builder, holder, claim);
    builder.remove(builder.path('claims', holder));
  }
  return claims.reduce((sum, [, claim]) => sum + claim.q, 0);
}

function latestOf(claims: readonly [string, PoolClaim][]): EpochMs {
  return Math.max(...claims.map(([, { until }]) => until));
}

/** A claim may only be folded while it is what was seen: a renewal in between wins (rule 12). */
function requireAsSeen(builder: UpdateBuilder, holder: string, claim: PoolClaim): void {
  const path = builder.path('claims', holder);
  builder.require(`${path}.${builder.path('until')} = ${builder.value(claim.until)}`);
  builder.require(`${path}.${builder.path('q')} = ${builder.value(claim.q)}`);
}

/** The largest first, so that the few that fit into one update free as many places as can be. */
function expiredClaims(pool: SeenPool, { bookingId, now, gate }: PoolTarget) {
  return Object.entries(pool.claims)
    .filter(([holder, claim]) => holder !== bookingId && claim.until < overBefore({ now, gate }))
    .sort(([, one], [, other]) => other.q - one.q)
    .slice(0, FOLDS_PER_UPDATE);
}

/** Free places of a pool once the expired claims of others are folded back. */
export function freePlaces(
  pool: SeenPool,
  { bookingId, now, gate }: Pick<PoolTarget, 'bookingId' | 'now' | 'gate'>,
): number {
  return Object.entries(pool.claims)
    .filter(([holder, claim]) => holder !== bookingId && claim.until < overBefore({ now, gate }))
    .reduce((sum, [, claim]) => sum + claim.q, pool.available);
}
