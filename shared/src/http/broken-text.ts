import type { Fault } from './invalid-request.ts';

const MESSAGE = 'must be text without half characters and without NUL';
/** No endpoint asks for anything deeper; hostile bodies may be. */
const DEEPEST = 32;

/** Texts within a value that no store and no mail takes: with half of a character's pair, or with NUL. */
export function brokenTexts(place: string, value: unknown, depth = 0): Fault[] {
  if (typeof value === 'string')
    return value.isWellFormed() && !value.includes('\0')
      ? []
      : [{ field: place, message: MESSAGE }];
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return [];
  if (depth >= DEEPEST) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    brokenTexts(`${place}.${key}`, inner, depth + 1),
  );
}
