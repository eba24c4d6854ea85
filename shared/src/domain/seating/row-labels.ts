/** Letters that rows are called by; I and O are left out since they read as 1 and 0. */
const ROW_LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

/** The label of the row with an index from 0: A … Z without I and O, then AA … ZZ, then AAA. */
export function rowLabel(index: number): string {
  const letter = ROW_LETTERS.charAt(index % ROW_LETTERS.length);
  return letter.repeat(Math.floor(index / ROW_LETTERS.length) + 1);
}
