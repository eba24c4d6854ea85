import type { SeatId } from '../ids.ts';

const ID_LENGTH = 5;
const SPACE = 36 ** ID_LENGTH;

/** A number below `2 ** 32` that depends on every character of a text (FNV-1a). */
function seedNumber(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash;
}

/**
 * Gives opaque seat ids of five base-36 characters, always the same ones for one seed and never one twice:
 * the running number is multiplied by a factor without a common divisor with the size of the id space.
 */
export function seatIdSource(seed: string): () => SeatId {
  const start = seedNumber(seed) % SPACE;
  const factor = 6 * (seedNumber(`${seed}*`) % 5_000_000) + 6_000_001;
  let taken = 0;
  return () => {
    const number = (start + taken * factor) % SPACE;
    taken += 1;
    return number.toString(36).padStart(ID_LENGTH, '0');
  };
}
