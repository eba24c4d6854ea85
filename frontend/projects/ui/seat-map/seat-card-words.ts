import type { Cursor } from './map-picture.ts';
import type { SeatMapState } from './seat-map-state.ts';

/** What the card says of a seat or a section. */
export type CardWords = {
  readonly place: string;
  readonly category: string;
  readonly price: string;
  readonly state: string;
  readonly notes: readonly string[];
  readonly colour: string | undefined;
};

/** The card of a seat or a section. */
export function cardOf(state: SeatMapState, { section, seat }: Cursor): CardWords {
  if (seat !== undefined) {
    const words = state.wordsOf(seat);
    const beside = state.besideOf(seat);
    const notes = beside > 1 ? [...words.notes, `${beside} free side by side`] : words.notes;
    return { ...words, notes, colour: state.categoryOf(seat)?.colour };
  }
  const words = state.sectionWords()[section];
  const { name = '', price = '', free = '', unfit } = words ?? {};
  const notes = unfit ? [unfit] : [];
  return { place: name, category: '', price, state: free, notes, colour: undefined };
}
