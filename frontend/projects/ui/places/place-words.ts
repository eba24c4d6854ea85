import type { BookingView } from '@foyer/shared/contract';

type PlaceLabel = BookingView['lines'][number]['label'];

/** A place in words: `Stalls, row H, seat 14`, or the section alone for a standing place. */
export function placeWords({ section, row, seat }: PlaceLabel): string {
  return [section, row && `row ${row}`, seat && `seat ${seat}`].filter(Boolean).join(', ');
}

/** Several places in words: `Stalls, row H, seats 14, 15`; where they are not in one row, the first and how many more. */
export function placesWords(labels: readonly PlaceLabel[]): string {
  const [first] = labels;
  if (!first) return '';
  const together = labels.every(
    ({ section, row }) => section === first.section && row === first.row,
  );
  if (labels.length === 1 || (together && !first.seat)) return placeWords(first);
  if (!together) return `${placeWords(first)} and ${labels.length - 1} more`;
  const seats = labels.map(({ seat }) => seat).join(', ');
  return [first.section, first.row && `row ${first.row}`, `seats ${seats}`]
    .filter(Boolean)
    .join(', ');
}
