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
  if (seat !== undefined) return { ...state.wordsOf(seat), colour: state.categoryOf(seat)?.colour };
  const words = state.sectionWords()[section];
  const { name = '', price = '', free = '' } = words ?? {};
  return { place: name, category: '', price, state: free, notes: [], colour: undefined };
}
