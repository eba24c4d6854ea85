/** How hard a password is to guess: not yet long enough, easy, fine, or more than fine. */
export type Strength = 'short' | 'weak' | 'good' | 'strong';

const SHORTEST = 10;
const LONG = 16;
const FEW_DIFFERENT = 5;
const MANY_DIFFERENT = 9;

/** Estimates a password by its length and by how many different characters it has; a run such as `1234` counts as one. */
export function strengthOf(password: string): Strength {
  const characters = Array.from(password.toLowerCase());
  if (characters.length < SHORTEST) return 'short';
  const kept = characters.filter((character, index, all) => {
    const before = all[index - 1];
    return before === undefined || !continues(before, character);
  });
  const different = new Set(kept).size;
  if (different < FEW_DIFFERENT) return 'weak';
  return kept.length >= LONG && different >= MANY_DIFFERENT ? 'strong' : 'good';
}

/** True where a character goes on with a run: the same one again, or its neighbour. */
function continues(before: string, character: string): boolean {
  return Math.abs((character.codePointAt(0) ?? 0) - (before.codePointAt(0) ?? 0)) <= 1;
}
