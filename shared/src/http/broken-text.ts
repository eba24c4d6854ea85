import type { Fault } from './invalid-request.ts';

const MESSAGE = 'must be text without half characters and without NUL';

/** Texts within a value that no store and no mail takes: with half of a character's pair, or with NUL. */
export function brokenTexts(place: string, value: unknown): Fault[] {
  if (typeof value === 'string')
    return value.isWellFormed() && !value.includes('\0')
      ? []
      : [{ field: place, message: MESSAGE }];
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return [];
  return Object.entries(value).flatMap(([key, inner]) => brokenTexts(`${place}.${key}`, inner));
}
