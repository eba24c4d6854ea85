import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import {
  holdIsOver,
  type Booking,
  type BookingId,
  type EpochMs,
  type EventId,
  type PoolDraw,
  type PromoId,
} from '../domain/index.ts';
import type { FailedItem } from './conflicts.ts';
import type { Database } from './database.ts';
import { freePlaces, poolUpdate, type PoolAction } from './pool-update.ts';
import { POOL_BLOCK, poolKey, type PoolItem } from './seat-block.model.ts';
import { updateBuilder } from './update-builder.ts';

/**
 * A pool of a limited promo code's uses (rule 16): as a pool of standing places, with the code's pools in place of a
 * section; without a seating plan, and in no feed, since no map shows it. `available` is below 0 where a late payment's
 * agreed price was honoured after the last use had gone.
 */
export type PromoPoolItem = Omit<PoolItem, 'plan' | 'feed' | 'closed' | 'gate'>;

/** Uses of one pool that a booking claims. */
type Share = { readonly key: string; readonly quantity: number };

/** What a booking's change of its promo code does to one pool. */
type Change = { readonly key: string; readonly action: PoolAction };

/** The key of a pool of uses. */
export function promoPoolKey(eventId: EventId, poolsId: PromoId, pool: number) {
  return { key: poolKey(eventId, poolsId, pool), block: POOL_BLOCK };
}

/** The part of an exchange that claims what `to` uses of its code and gives back what `from` used and `to` does not. */
export type PromoExchange = {
  writes(): TransactWriteItem[];
  /** Notes the pools that refused, by their place among the writes; false where no other try can succeed. */
  learn(refused: ReadonlyMap<number, FailedItem>): boolean;
};

/** The change of promo uses between two states of a booking. */
export function promoExchange(
  db: Database,
  from: Booking,
  to: Booking,
  now: EpochMs,
): PromoExchange {
  const changes = changesBetween(from, to);
  const target = { table: db.table('seats'), bookingId: to.bookingId, now };
  const seen = new Map<string, PromoPoolItem>();
  return {
    writes: () =>
      changes.map(({ key, action }) => ({
        Update: poolUpdate({ ...target, key }, action, seen.get(key)),
      })),
    learn(refused) {
      for (const [position, item] of refused) {
        const change = changes[position];
        if (!change || !item) return false;
        const pool = item as PromoPoolItem;
        if (!couldFit(change.action, pool, target)) return false;
        seen.set(change.key, pool);
      }
      return true;
    },
  };
}

function changesBetween(from: Booking, to: Booking): Change[] {
  const until = to.promoUse?.claimedUntil ?? 0;
  const before = sharesOf(from);
  const after = sharesOf(to);
  return [...new Map([...before, ...after]).keys()].flatMap((key): Change[] => {
    const [had, gets] = [before.get(key) ?? 0, after.get(key) ?? 0];
    if (had === gets) return [];
    if (had === 0) return [{ key, action: { do: 'hold', quantity: gets, until } }];
    if (gets === 0) return [{ key, action: { do: 'release', quantity: had } }];
    return [{ key, action: { do: 'resize', from: had, quantity: gets } }];
  });
}

function couldFit(
  action: PoolAction,
  pool: PromoPoolItem,
  by: { readonly bookingId: BookingId; readonly now: EpochMs },
): boolean {
  const claim = pool.claims[by.bookingId];
  const free = freePlaces(pool, by);
  if (action.do === 'resize')
    return claim?.q === action.from && free >= action.quantity - action.from;
  if (action.do !== 'hold') return false;
  if (!claim) return free >= action.quantity;
  return holdIsOver(claim.until, by.now) && free + claim.q >= action.quantity;
}

/** What a booking claims, by the key of the pool. */
function sharesOf(booking: Booking): Map<string, number> {
  return new Map(promoShares(booking).map(({ key, quantity }) => [key, quantity]));
}

/** What a booking claims of pools of uses. */
export function promoShares({ eventId, promoUse }: Booking): Share[] {
  const { poolsId, draws = [] } = promoUse ?? {};
  if (poolsId === undefined) return [];
  return draws.map(({ pool, quantity }: PoolDraw) => ({
    key: poolKey(eventId, poolsId, pool),
    quantity,
  }));
}

/**
 * Turns a claim into uses for good. `seen` is the pool as it refused that: a claim that was folded back in the meantime
 * is drawn again, in the worst case past the limit, for an agreed price is honoured.
 */
export function promoSale(
  db: Database,
  { key, quantity }: Share,
  by: { readonly bookingId: BookingId; readonly now: EpochMs },
  seen?: PromoPoolItem,
): TransactWriteItem {
  const target = { ...by, table: db.table('seats'), key };
  if (!seen || seen.claims[by.bookingId])
    return { Update: poolUpdate(target, { do: 'sell', quantity, claimed: quantity }) };
  if (freePlaces(seen, by) >= quantity)
    return { Update: poolUpdate(target, { do: 'sell-folded', quantity }, seen) };
  return { Update: overdraft(target, quantity) };
}

function overdraft(
  { table, key, bookingId, now }: { table: string; key: string; bookingId: string; now: EpochMs },
  quantity: number,
) {
  const builder = updateBuilder();
  const [available, sold] = [builder.path('available'), builder.path('sold')];
  builder.require(`attribute_exists(${available})`);
  builder.require(`attribute_not_exists(${builder.path('claims', bookingId)})`);
  builder.set(`${available} = ${available} - ${builder.value(quantity)}`);
  builder.set(`${sold} = ${sold} + ${builder.value(quantity)}`);
  builder.set(`${builder.path('changedAt')} = ${builder.value(now)}`);
  builder.add(`${builder.path('version')} ${builder.value(1)}`);
  return builder.build(table, { key, block: POOL_BLOCK });
}

/** Gives one claim back, if it still stands. */
export function promoRelease(
  db: Database,
  { key, quantity }: Share,
  by: { readonly bookingId: BookingId; readonly now: EpochMs },
) {
  return poolUpdate({ ...by, table: db.table('seats'), key }, { do: 'release', quantity });
}
