import { LONGEST_DOOR, MAX_DOORS } from '@foyer/shared/domain';

/** The names of doors in a text, one a line. */
export function doorNames(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '');
}

/** What is wrong with such a text, in words; undefined where nothing is. */
export function doorFault(text: string): { kind: string; message: string } | undefined {
  const names = doorNames(text);
  if (names.length > MAX_DOORS)
    return { kind: 'many', message: `Name ${MAX_DOORS} doors at most.` };
  if (names.some((name) => name.length > LONGEST_DOOR))
    return { kind: 'long', message: `A name has ${LONGEST_DOOR} letters at most.` };
  if (new Set(names).size < names.length)
    return { kind: 'twice', message: 'Give each door a name of its own.' };
  return undefined;
}
