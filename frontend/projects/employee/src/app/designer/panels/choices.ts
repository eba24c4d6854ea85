import {
  SEAT_SCHEMES,
  type RowLabelling,
  type SeatNumbering,
  type Section,
} from '@foyer/shared/domain';
import type { Choice } from '../fields/choice-field.ts';
import type { DesignCategory } from '../state/design-category.ts';

const SCHEME_NAMES: Readonly<Record<SeatNumbering['scheme'], string>> = {
  left: 'Left to right',
  right: 'Right to left',
  'odd-left': 'Odd · even',
  'odd-right': 'Even · odd',
  'centre-out': 'Middle out',
  letters: 'Letters',
};

/** The ways to number seats. */
export const NUMBERINGS: readonly Choice[] = SEAT_SCHEMES.map((value) => ({
  value,
  name: SCHEME_NAMES[value],
}));

/** The numbering scheme that a choice stands for. */
export function schemeOf(value: string): SeatNumbering['scheme'] {
  return SEAT_SCHEMES.find((scheme) => scheme === value) ?? 'left';
}

/** The ways to call rows. */
export const LABELLINGS: readonly Choice[] = [
  { value: 'letters', name: 'A, B, C' },
  { value: 'letters-io', name: 'A, B, C without I and O' },
  { value: 'numbers', name: '1, 2, 3' },
  { value: 'roman', name: 'I, II, III' },
];

/** Which row gets the first label. */
export const ORDERS: readonly Choice[] = [
  { value: 'front', name: 'Front to back' },
  { value: 'back', name: 'Back to front' },
];

/** The choice that stands for a labelling. */
export function labellingChoice({ scheme, skip }: RowLabelling): string {
  return scheme === 'letters' && skip ? 'letters-io' : scheme;
}

/** A labelling changed to a choice; it begins anew where the first label would not fit. */
export function withScheme({ order }: RowLabelling, choice: string): RowLabelling {
  if (choice === 'numbers') return { scheme: 'numbers', start: '1', order };
  if (choice === 'roman') return { scheme: 'roman', start: 'I', order };
  return { scheme: 'letters', start: 'A', order, ...(choice === 'letters-io' && { skip: 'IO' }) };
}

/** The ticket categories, and none. */
export function categoryChoices(categories: readonly DesignCategory[]): Choice[] {
  return [
    { value: '', name: 'No category yet' },
    ...categories.map(({ categoryId, name }) => ({ value: categoryId, name })),
  ];
}

/** The sections that rows can go into, and a new one. */
export function sectionChoices(sections: readonly Section[]): Choice[] {
  return [
    { value: '', name: 'A new section' },
    ...sections
      .filter(({ kind }) => kind === 'seated')
      .map(({ sectionId, name }) => ({ value: sectionId, name })),
  ];
}

/** What all items have in common; undefined where they differ. */
export function shared<T, V>(items: readonly T[], of: (item: T) => V): V | undefined {
  const [first, ...rest] = items;
  if (first === undefined) return undefined;
  const value = of(first);
  return rest.every((item) => of(item) === value) ? value : undefined;
}
