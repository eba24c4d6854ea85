/** Numbers from 0 to below 1 that look random and are the same every time. */
export type Seeded = () => number;

/** A source of numbers (mulberry32). */
export function seeded(seed: number): Seeded {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of some things, each as likely as any other. */
export function anyOf<T>(random: Seeded, things: readonly T[]): T {
  return at(things, Math.floor(random() * things.length));
}

/** One of some things, the first ones far more often than the last, as words are in texts. */
export function frequentOf<T>(random: Seeded, things: readonly T[]): T {
  return at(things, Math.floor(things.length ** random()) - 1);
}

function at<T>(things: readonly T[], index: number): T {
  const thing = things[index];
  if (thing === undefined) throw new RangeError(`There are ${things.length} things, not ${index}`);
  return thing;
}
