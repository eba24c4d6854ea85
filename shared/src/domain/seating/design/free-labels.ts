import { rowLabel } from '../row-labels.ts';

/** As many labels of letters as are tried: up to ten letters each. */
const SERIES_LENGTH = 240;

/** The next free label after the last of a section's rows: it goes on in letters or numbers, whichever the rows have. */
export function freeRowLabel(labels: readonly string[]): string {
  const used = new Set(labels);
  const last = labels.at(-1) ?? '';
  const letters = Array.from({ length: SERIES_LENGTH }, (_, index) => rowLabel(index));
  const letter = letters.indexOf(last);
  const isNumber = /^\d{1,6}$/.test(last);
  if (!isNumber) {
    const free = letters.slice(letter + 1).find((label) => !used.has(label));
    if (free !== undefined) return free;
  }
  return freeNumber(used, isNumber ? Number(last) + 1 : 1);
}

function freeNumber(used: ReadonlySet<string>, from: number): string {
  let number = from;
  while (used.has(String(number))) number += 1;
  return String(number);
}

/** A name that nothing has yet: the number at its end counts up, or one is put there. */
export function freeName(wanted: string, used: ReadonlySet<string>): string {
  if (!used.has(wanted)) return wanted;
  const [, stem = wanted, digits] = /^(.*?)\s*(\d{1,6})?$/.exec(wanted) ?? [];
  let number = digits === undefined ? 2 : Number(digits) + 1;
  const gap = digits !== undefined && !/\s\d+$/.test(wanted) ? '' : ' ';
  while (used.has(`${stem}${gap}${number}`)) number += 1;
  return `${stem}${gap}${number}`;
}
