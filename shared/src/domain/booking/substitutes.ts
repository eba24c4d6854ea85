import type { SeatId } from '../ids.ts';
import type { Booking } from './booking.ts';
import { seatIdsOf } from './lines.ts';

/** A seat that somebody else was quicker to take, and the equal one held instead. */
export type Substitute = { readonly lost: SeatId; readonly given: SeatId };

/** Seats that were named, with the wish for the nearest ones instead where some are gone. */
type NamedSeats = {
  readonly seats?: readonly SeatId[] | undefined;
  readonly instead?: 'nearest' | undefined;
};

/**
 * What a booking holds instead of what was named. It follows from the booking and the request alone, so that a repeated
 * request is answered alike.
 */
export function substitutesOf(
  { lines }: Pick<Booking, 'lines'>,
  { seats = [], instead }: NamedSeats,
): Substitute[] {
  if (instead === undefined) return [];
  const held = seatIdsOf(lines);
  const given = held.filter((seatId) => !seats.includes(seatId));
  const lost = seats.filter((seatId) => !held.includes(seatId));
  if (given.length !== lost.length) return [];
  return lost.map((seatId, index) => ({ lost: seatId, given: given[index] ?? seatId }));
}

/** The same for the request that made the booking; none once its lines have changed since. */
export function substitutesAtHold(
  booking: Pick<Booking, 'lines' | 'revision'>,
  named: NamedSeats,
): Substitute[] {
  return booking.revision === 1 ? substitutesOf(booking, named) : [];
}
