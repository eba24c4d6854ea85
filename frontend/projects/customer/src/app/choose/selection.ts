import type { BookingView, customer, RequestBodyOf } from '@foyer/shared/contract';

/** Seats and standing places that somebody wants; places as numbers by section. */
export type Selection = {
  readonly seats: readonly string[];
  readonly places: Readonly<Record<string, number>>;
};

/** What the service is asked to hold. */
export type Choice = RequestBodyOf<typeof customer.changeSeats>;

/** Nothing chosen. */
export const NOTHING: Selection = { seats: [], places: {} };

/** How many tickets a selection makes. */
export function countOf({ seats, places }: Selection): number {
  return Object.values(places).reduce((sum, quantity) => sum + quantity, seats.length);
}

/** What a booking holds. */
export function selectionOf(booking: Pick<BookingView, 'lines'> | undefined): Selection {
  const seats: string[] = [];
  const places: Record<string, number> = {};
  for (const line of booking?.lines ?? []) {
    if (line.seatId !== undefined) seats.push(line.seatId);
    else places[line.sectionId] = (places[line.sectionId] ?? 0) + 1;
  }
  return { seats, places };
}

/** The selection with a seat taken, or given back when it was in. */
export function withSeatToggled(selection: Selection, seatId: string): Selection {
  const { seats } = selection;
  const taken = seats.includes(seatId);
  return {
    ...selection,
    seats: taken ? seats.filter((seat) => seat !== seatId) : [...seats, seatId],
  };
}

/** The selection with so many places in a section in all. */
export function withPlaces(selection: Selection, sectionId: string, quantity: number): Selection {
  const { [sectionId]: _, ...others } = selection.places;
  return { ...selection, places: quantity > 0 ? { ...others, [sectionId]: quantity } : others };
}

/** The selection without some seats. */
export function withoutSeats(selection: Selection, lost: readonly string[]): Selection {
  return { ...selection, seats: selection.seats.filter((seat) => !lost.includes(seat)) };
}

/** True when both mean the same seats and places, in whatever order. */
export function sameSelection(first: Selection, second: Selection): boolean {
  return textOf(first) === textOf(second);
}

/** The selection as the service wants to hear it. Must not be empty. */
export function choiceOf({ seats, places }: Selection): Choice {
  const wanted = Object.entries(places).map(([sectionId, quantity]) => ({ sectionId, quantity }));
  if (seats.length === 0) return { places: wanted };
  return wanted.length === 0 ? { seats: [...seats] } : { seats: [...seats], places: wanted };
}

/** Whether more is to come: a choice is judged as a whole once it is complete. */
export type Progress = 'complete' | 'still-choosing';

/** The same with the wish for the nearest equal seats where some are gone. */
export function flexibleChoiceOf(selection: Selection, progress: Progress): Choice {
  const choice = choiceOf(selection);
  if (!('seats' in choice)) return choice;
  return {
    ...choice,
    instead: 'nearest',
    ...(progress === 'still-choosing' && { stillChoosing: true }),
  };
}

/** The selection with other seats for some of its own. */
export function withSubstitutes(
  selection: Selection,
  substitutes: readonly { readonly lost: string; readonly given: string }[],
): Selection {
  const given = new Map(substitutes.map(({ lost, given }) => [lost, given]));
  const seats = selection.seats.map((seat) => given.get(seat) ?? seat);
  return { ...selection, seats: [...new Set(seats)] };
}

function textOf({ seats, places }: Selection): string {
  return JSON.stringify([
    [...seats].sort(),
    Object.entries(places).sort(([a], [b]) => (a < b ? -1 : 1)),
  ]);
}
