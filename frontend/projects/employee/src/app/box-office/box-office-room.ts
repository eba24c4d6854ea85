import type { employee, ReplyOf, SeatingPlanView } from '@foyer/shared/contract';
import type { SeatAvailability } from '@foyer/ui/seat-map/seat-map-inputs.ts';

type Taken = ReplyOf<typeof employee.getTakenSeats>;

/** What is free in a room, by its drawing and what of it is sold or held. */
export function freeIn({ sections }: SeatingPlanView, taken: Taken): SeatAvailability {
  const gone = new Set(taken.seats);
  const letter = ({ seatId, blocked }: { seatId: string; blocked?: unknown }) =>
    blocked ? 'b' : gone.has(seatId) ? 's' : '.';
  const rows: Record<string, string> = {};
  const places: Record<string, number> = {};
  for (const section of sections)
    if (section.kind === 'standing')
      places[section.sectionId] = section.capacity - (taken.places[section.sectionId] ?? 0);
    else for (const { rowId, seats } of section.rows) rows[rowId] = seats.map(letter).join('');
  return { rows, places };
}

/** What is chosen to be booked. */
export type Chosen = {
  readonly seats: readonly string[];
  readonly places: Readonly<Record<string, number>>;
};

/** Nothing chosen yet. */
export const NOTHING_CHOSEN: Chosen = { seats: [], places: {} };

/** How many tickets are chosen. */
export function countOf({ seats, places }: Chosen): number {
  return Object.values(places).reduce((sum, quantity) => sum + quantity, seats.length);
}

/** The choice with a seat more, or with one fewer where it was chosen. */
export function withSeat(chosen: Chosen, seatId: string): Chosen {
  const others = chosen.seats.filter((one) => one !== seatId);
  const had = others.length < chosen.seats.length;
  return { ...chosen, seats: had ? others : [...others, seatId] };
}

/** What is chosen and still free. */
export function stillFree({ seats, places }: Chosen, taken: Taken): Chosen {
  const gone = new Set(taken.seats);
  return { seats: seats.filter((seatId) => !gone.has(seatId)), places };
}

/** The names and prices of what is chosen, in the order of the room. */
export function chosenLines(
  { sections }: SeatingPlanView,
  { categories }: Pick<employee.OwnEventView, 'categories'>,
  chosen: Chosen,
): { readonly name: string; readonly price: number }[] {
  const wanted = new Set(chosen.seats);
  const priceOf = (categoryId: string) =>
    categories.find((one) => one.categoryId === categoryId)?.price ?? 0;
  return sections.flatMap((section) => {
    if (section.kind === 'standing') {
      const quantity = chosen.places[section.sectionId] ?? 0;
      const line = { name: `${section.name}, standing`, price: priceOf(section.categoryId) };
      return Array.from({ length: quantity }, () => line);
    }
    return section.rows.flatMap((row) =>
      row.seats
        .filter(({ seatId }) => wanted.has(seatId))
        .map((seat) => ({
          name: `${section.name}, row ${row.label}, seat ${seat.label}`,
          price: priceOf(seat.categoryId ?? row.categoryId),
        })),
    );
  });
}
