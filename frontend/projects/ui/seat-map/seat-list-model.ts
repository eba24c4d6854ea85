import type { SeatMapState } from './seat-map-state.ts';
import { isChoosable, SEAT_STATUS } from './seat-status.ts';

/** A section as the list shows it. */
export type ListSection = {
  readonly index: number;
  readonly sectionId: string;
  readonly name: string;
  readonly isStanding: boolean;
  readonly price: string;
  readonly free: string;
};

/** A row as the list shows it. */
export type ListRow = { readonly index: number; readonly label: string; readonly free: number };

/** A seat as the list shows it. */
export type ListSeat = {
  readonly seatId: string;
  readonly label: string;
  readonly price: string;
  readonly notes: string;
  readonly state: string;
  readonly isOwn: boolean;
  readonly isOpen: boolean;
  readonly isSuggested: boolean;
  readonly colour: string | undefined;
};

type Shown = (seat: number) => boolean;

/** Whether a seat is of a category that is asked for. */
export function categoryFilter(state: SeatMapState, highlighted: readonly string[]): Shown {
  if (highlighted.length === 0) return () => true;
  return (seat) => highlighted.includes(state.categoryOf(seat)?.categoryId ?? '');
}

/** The sections that hold anything of the categories asked for. */
export function listSections(state: SeatMapState, highlighted: readonly string[]): ListSection[] {
  const shown = categoryFilter(state, highlighted);
  return state.scene().sections.flatMap((section, index) => {
    const words = state.sectionWords()[index];
    const matches =
      section.kind === 'standing'
        ? highlighted.length === 0 ||
          highlighted.includes(state.categoryOfSection(index)?.categoryId ?? '')
        : someSeat(section.seats, shown);
    if (!words || !matches) return [];
    const { name, price, free } = words;
    return {
      index,
      sectionId: section.sectionId,
      name,
      isStanding: section.kind === 'standing',
      price,
      free,
    };
  });
}

function someSeat(
  { first, count }: { readonly first: number; readonly count: number },
  shown: Shown,
): boolean {
  for (let seat = first; seat < first + count; seat++) if (shown(seat)) return true;
  return false;
}

/** The rows of a section that hold anything of the categories asked for, with the number of their free seats. */
export function listRows(state: SeatMapState, sectionIndex: number, shown: Shown): ListRow[] {
  const { rows, sections } = state.scene();
  const section = sections[sectionIndex];
  if (!section) return [];
  const { first, count } = section.rows;
  return rows.slice(first, first + count).flatMap((row, offset) => {
    const seats = Array.from({ length: row.count }, (_, seat) => row.first + seat).filter(shown);
    if (seats.length === 0) return [];
    const free = seats.filter((seat) => isFree(state, seat)).length;
    return { index: first + offset, label: row.label, free };
  });
}

function isFree({ statuses }: SeatMapState, seat: number): boolean {
  const status = statuses()[seat];
  return status === SEAT_STATUS.free || status === SEAT_STATUS.suggested;
}

/** The seats of a row. */
export function listSeats(state: SeatMapState, rowIndex: number, shown: Shown): ListSeat[] {
  const { rows, seatIds, labels } = state.scene();
  const row = rows[rowIndex];
  if (!row) return [];
  return seatIds.slice(row.first, row.first + row.count).flatMap((seatId, offset) => {
    const seat = row.first + offset;
    if (!shown(seat)) return [];
    const words = state.wordsOf(seat);
    const status = state.statusOf(seat);
    return {
      seatId,
      label: labels[seat] ?? '',
      price: words.price,
      notes: words.notes.join(', '),
      state: words.state,
      isOwn: status === 'own',
      isOpen: isChoosable(status),
      isSuggested: status === 'suggested',
      colour: state.categoryOf(seat)?.colour,
    };
  });
}
