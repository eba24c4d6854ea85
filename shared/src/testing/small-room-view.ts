import { CLOCK_SKEW_MS, type SeatId, type TicketedEvent } from '../domain/index.ts';
import type { BookingWorld } from './booking-world.ts';

/** Who holds or has bought each seat and how many places now, read from the tables; blocked seats left out. */
export type Holders = {
  readonly seats: Readonly<Record<SeatId, string>>;
  readonly places: Readonly<Record<string, number>>;
  readonly soldPlaces: number;
};

/** Everybody whose hold or purchase counts at this moment. */
export async function holdersOf(world: BookingWorld, event: TicketedEvent): Promise<Holders> {
  const alive = (until: number) => until >= world.clock.epoch() - CLOCK_SKEW_MS;
  const rows = await Promise.all(
    ['sec_stalls', 'sec_circle'].map((section) =>
      world.seats.readSection(event.eventId, section, 'consistent'),
    ),
  );
  const seats = rows
    .flat()
    .flatMap(({ until, by }) => Object.entries(by).filter(([seatId]) => alive(until[seatId] ?? 0)));
  const pools = await world.seats.readPools(event.eventId, 'sec_floor', 2);
  const places: Record<string, number> = {};
  for (const { claims } of pools)
    for (const [bookingId, { quantity, until }] of Object.entries(claims))
      if (alive(until)) places[bookingId] = (places[bookingId] ?? 0) + quantity;
  return {
    seats: Object.fromEntries(seats.filter(([, bookingId]) => bookingId !== 'blocked')),
    places,
    soldPlaces: pools.reduce((sum, { sold }) => sum + sold, 0),
  };
}
