import type { employee } from '@foyer/shared/contract';

/** A ticket category of the event. */
export type CategoryView = employee.OwnEventView['categories'][number];

/** Colours that can be told apart on the map, to begin with. */
export const PALETTE = [
  { colour: '#b5472f', name: 'Brick' },
  { colour: '#b5892f', name: 'Ochre' },
  { colour: '#5c8a2d', name: 'Moss' },
  { colour: '#1f8a70', name: 'Jade' },
  { colour: '#2f7fb5', name: 'Blue' },
  { colour: '#4a55c2', name: 'Indigo' },
  { colour: '#8a3fb0', name: 'Violet' },
  { colour: '#c23f7c', name: 'Rose' },
  { colour: '#6d5848', name: 'Umber' },
  { colour: '#5b6670', name: 'Slate' },
] as const;

/** The first colour of the palette that no category has. */
export function freeColour(categories: readonly CategoryView[]): string {
  const taken = new Set(categories.map((category) => category.colour));
  return (PALETTE.find(({ colour }) => !taken.has(colour)) ?? PALETTE[0]).colour;
}
