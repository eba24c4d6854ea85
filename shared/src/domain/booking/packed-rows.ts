import type { RowId } from '../ids.ts';
import { SEAT_STATES, type RowStates } from './availability.ts';

/** The rows of a room as two short texts: which there are, and how every seat stands. */
export type PackedRows = {
  /**
   * Row ids apart by spaces, each as the number of characters that it shares with the one before (one base-36 digit), the
   * rest of it, and `:` with the number of its seats where that differs from the one before: `0101-A:25 4B 4C:26`.
   */
  readonly rows: string;
  /** The seats of all rows in that order, three a character: {@link LETTERS}[first + 4 × second + 16 × third]. */
  readonly seats: string;
};

/** The 64 characters of packed seats; they stand in JSON as they are. */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const SEATS_PER_LETTER = 3;
const STATES = [SEAT_STATES.free, SEAT_STATES.held, SEAT_STATES.sold, SEAT_STATES.blocked];
const LONGEST_SHARED = 35;

/** The three seats that each letter stands for. */
const SEATS_OF_LETTER: ReadonlyMap<string, string> = new Map(
  Array.from(LETTERS, (letter, value) => [
    letter,
    [value & 3, (value >> 2) & 3, value >> 4].map((state) => STATES[state]).join(''),
  ]),
);
const LETTER_OF_SEATS: ReadonlyMap<string, string> = new Map(
  [...SEATS_OF_LETTER].map(([letter, seats]) => [seats, letter]),
);

/** Packs rows of seats: a half-sold room of 50,000 seats takes 23 kB, and 6 to 9 kB compressed. */
export function packRows(rows: Readonly<Record<RowId, RowStates>>): PackedRows {
  const entries = Object.entries(rows);
  const names = entries.map(([rowId, states], index) => {
    const [before = '', { length } = ''] = entries[index - 1] ?? [];
    const shared = sharedLength(before, rowId);
    const count = states.length === length ? '' : `:${states.length}`;
    return shared.toString(36) + rowId.slice(shared) + count;
  });
  return { rows: names.join(' '), seats: packSeats(entries.map(([, states]) => states).join('')) };
}

function sharedLength(before: string, rowId: string): number {
  const most = Math.min(before.length, rowId.length, LONGEST_SHARED);
  let shared = 0;
  while (shared < most && before[shared] === rowId[shared]) shared += 1;
  return shared;
}

function packSeats(states: string): string {
  let packed = '';
  for (let seat = 0; seat < states.length; seat += SEATS_PER_LETTER) {
    const three = states.slice(seat, seat + SEATS_PER_LETTER);
    packed += LETTER_OF_SEATS.get(three.padEnd(SEATS_PER_LETTER, SEAT_STATES.free)) ?? '';
  }
  return packed;
}

/** The rows that were packed. */
export function unpackRows({ rows, seats }: PackedRows): Record<RowId, RowStates> {
  const states = Array.from(seats, (letter) => SEATS_OF_LETTER.get(letter) ?? '').join('');
  let before = '';
  let count = 0;
  let start = 0;
  const entries = (rows === '' ? [] : rows.split(' ')).map((name): [RowId, RowStates] => {
    const [id = '', changed] = name.split(':');
    if (changed !== undefined) count = Number(changed);
    before = before.slice(0, Number.parseInt(id.charAt(0), 36)) + id.slice(1);
    start += count;
    return [before, states.slice(start - count, start)];
  });
  return Object.fromEntries(entries);
}
