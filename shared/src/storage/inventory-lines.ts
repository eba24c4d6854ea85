import type { BookingLine, EventId, PlaceLine, SeatLine } from '../domain/index.ts';
import type { PoolChange, RowChange } from './inventory-writer.ts';
import type { PoolAction } from './pool-update.ts';
import type { RowAction } from './row-update.ts';
import { poolKey, rowKey } from './seat-block.model.ts';

/** The seats of a booking in one row block. */
export type RowShare = {
  readonly key: string;
  readonly block: string;
  readonly seatIds: readonly string[];
};

/** The places of a booking in one pool. */
export type PoolShare = { readonly key: string; readonly quantity: number };

/** A booking's seats, a share for each row block that it touches. */
export function rowShares(eventId: EventId, lines: readonly BookingLine[]): RowShare[] {
  const seats = lines.filter((line): line is SeatLine => line.kind === 'seat');
  const groups = Map.groupBy(seats, (line) => `${line.sectionId}/${line.block}`);
  return [...groups.values()].map((group) => ({
    key: rowKey(eventId, group[0]?.sectionId ?? ''),
    block: group[0]?.block ?? '',
    seatIds: group.map((line) => line.seatId),
  }));
}

/** A booking's standing places, a share for each pool that it draws from. */
export function poolShares(eventId: EventId, lines: readonly BookingLine[]): PoolShare[] {
  const places = lines.filter((line): line is PlaceLine => line.kind === 'place');
  const groups = Map.groupBy(places, (line) => poolKey(eventId, line.sectionId, line.pool));
  return [...groups].map(([key, group]) => ({ key, quantity: group.length }));
}

/** The same thing done to every seat and place of some lines. */
export function changesOf(
  eventId: EventId,
  lines: readonly BookingLine[],
  toSeats: (seatIds: readonly string[]) => RowAction,
  toPlaces: (quantity: number) => PoolAction,
): { rows: RowChange[]; pools: PoolChange[] } {
  return {
    rows: rowShares(eventId, lines).map(({ key, block, seatIds }) => ({
      key,
      block,
      actions: [toSeats(seatIds)],
    })),
    pools: poolShares(eventId, lines).map(({ key, quantity }) => ({
      key,
      action: toPlaces(quantity),
    })),
  };
}
