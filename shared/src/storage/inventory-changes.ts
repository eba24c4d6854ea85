import type { Booking, BookingLine, EpochMs } from '../domain/index.ts';
import type { Claim } from '../use-cases/ports.ts';
import { changesOf, poolShares, rowShares, type RowShare } from './inventory-lines.ts';
import type { InventoryWrite, PoolChange, RowChange } from './inventory-writer.ts';
import type { RowAction } from './row-update.ts';

/** Takes every seat and place of a claim (rule 4). */
export function holdOf({ bookingId, eventId, planVersion, lines, until }: Claim): InventoryWrite {
  const changes = changesOf(
    eventId,
    lines,
    (seatIds) => ({ do: 'hold', seatIds, until }),
    (quantity) => ({ do: 'hold', quantity, until }),
  );
  return { bookingId, eventId, planVersion, ...changes };
}

/** Keeps everything that a booking holds until a later moment (rule 5). */
export function prolongationOf(
  { bookingId, eventId, lines }: Booking,
  until: EpochMs,
): InventoryWrite {
  const changes = changesOf(
    eventId,
    lines,
    (seatIds) => ({ do: 'prolong', seatIds, until }),
    (quantity) => ({ do: 'prolong', quantity, until }),
  );
  return { bookingId, eventId, ...changes };
}

/** Turns what a booking holds into sold seats (rule 6). */
export function saleOf({
  bookingId,
  eventId,
  lines,
}: Pick<Booking, 'bookingId' | 'eventId' | 'lines'>): InventoryWrite {
  const changes = changesOf(
    eventId,
    lines,
    (seatIds) => ({ do: 'sell', seatIds }),
    (quantity) => ({ do: 'sell', quantity, claimed: quantity }),
  );
  return { bookingId, eventId, ...changes };
}

/** Frees what a booking has bought; the cancellation of these lines stands in the same transaction. */
export function returnOf({
  bookingId,
  eventId,
  lines,
}: Pick<Booking, 'bookingId' | 'eventId' | 'lines'>): InventoryWrite {
  const changes = changesOf(
    eventId,
    lines,
    (seatIds) => ({ do: 'give-back', seatIds }),
    (quantity) => ({ do: 'give-back', quantity }),
  );
  return { bookingId, eventId, ...changes };
}

/**
 * Sells a late payment's seats and places where they are free or still the booking's own, without an intermediate
 * hold (rule 20). What the booking held beside them is over and frees itself.
 */
export function lateSaleOf(booking: Booking, held: readonly BookingLine[]): InventoryWrite {
  const { bookingId, eventId, planVersion, lines } = booking;
  const claims = new Map(poolShares(eventId, held).map(({ key, quantity }) => [key, quantity]));
  const rows = rowShares(eventId, lines).map(({ key, block, seatIds }): RowChange => ({
    key,
    block,
    actions: [{ do: 'take', seatIds }],
  }));
  const pools = poolShares(eventId, lines).map(({ key, quantity }): PoolChange => ({
    key,
    action: { do: 'sell', quantity, claimed: claims.get(key) ?? 0 },
  }));
  return { bookingId, eventId, planVersion, rows, pools };
}

/** Takes the lines that are new in `to`, frees those that are no longer in it; the hold's end stays. */
export function exchangeOf(from: Booking, to: Booking): InventoryWrite {
  const { bookingId, eventId, planVersion } = to;
  const until = Date.parse(from.heldUntil);
  return {
    bookingId,
    eventId,
    planVersion,
    rows: rowExchanges(rowShares(eventId, from.lines), rowShares(eventId, to.lines), until),
    pools: poolExchanges(from, to, until),
  };
}

function rowExchanges(
  before: readonly RowShare[],
  after: readonly RowShare[],
  until: EpochMs,
): RowChange[] {
  const nameOf = (share: RowShare) => `${share.key}/${share.block}`;
  const old = new Map(before.map((share) => [nameOf(share), share]));
  const wanted = new Map(after.map((share) => [nameOf(share), share]));
  const changes = [...new Map([...old, ...wanted]).entries()].map(([name, { key, block }]) => {
    const had = new Set(old.get(name)?.seatIds);
    const gets = new Set(wanted.get(name)?.seatIds);
    const actions: RowAction[] = [
      { do: 'hold', seatIds: [...gets.difference(had)], until },
      { do: 'release', seatIds: [...had.difference(gets)] },
    ];
    return { key, block, actions: actions.filter((action) => action.seatIds.length > 0) };
  });
  return changes.filter((change) => change.actions.length > 0);
}

function poolExchanges(from: Booking, to: Booking, until: EpochMs): PoolChange[] {
  const before = new Map(
    poolShares(from.eventId, from.lines).map(({ key, quantity }) => [key, quantity]),
  );
  const after = new Map(
    poolShares(to.eventId, to.lines).map(({ key, quantity }) => [key, quantity]),
  );
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key): PoolChange[] => {
    const had = before.get(key) ?? 0;
    const gets = after.get(key) ?? 0;
    if (had === gets) return [];
    if (had === 0) return [{ key, action: { do: 'hold', quantity: gets, until } }];
    if (gets === 0) return [{ key, action: { do: 'release', quantity: had } }];
    return [{ key, action: { do: 'resize', from: had, quantity: gets } }];
  });
}
