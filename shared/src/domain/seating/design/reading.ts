import { DomainError } from '../../errors.ts';
import type { Point } from '../plan.ts';

/** Something in a file, with its path such as `zones.0.rows.2.seats.5.seat_number`. */
export type Found = { readonly value: unknown; readonly path: string };

/** The file is no seating plan: throws 'plan-malformed' naming the first fault. */
export function refuse({ path }: Pick<Found, 'path'>, message: string): never {
  throw new DomainError('plan-malformed', { errors: [{ field: path, message }] });
}

/** The fields of an object, each with its path. */
export type Fields = {
  /** A field that has to be there. */
  (name: string): Found;
  /** A field that may be left out or be null. */
  readonly maybe: (name: string) => Found | undefined;
};

/** Reads an object. Fields that are not `allowed` are refused; without a list all are let pass. */
export function fieldsOf(found: Found, allowed?: readonly string[]): Fields {
  const { value, path } = found;
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    refuse(found, 'must be an object');
  const entries = new Map<string, unknown>(Object.entries(value));
  const at = (name: string): string => (path === '' ? name : `${path}.${name}`);
  const odd = allowed && [...entries.keys()].find((name) => !allowed.includes(name));
  if (odd !== undefined) refuse({ path: at(odd) }, 'is no field of a seating plan');
  const field = (name: string): Found => {
    if (!entries.has(name)) refuse({ path: at(name) }, 'must not be missing');
    return { value: entries.get(name), path: at(name) };
  };
  const maybe = (name: string): Found | undefined =>
    entries.get(name) === undefined || entries.get(name) === null ? undefined : field(name);
  return Object.assign(field, { maybe });
}

/** Reads a list with at most so many items. */
export function listOf(found: Found, most: number): Found[] {
  const { value, path } = found;
  if (!Array.isArray(value)) refuse(found, 'must be a list');
  if (value.length > most) refuse(found, `must have at most ${most} entries`);
  return value.map((item: unknown, index) => ({ value: item, path: `${path}.${index}` }));
}

/** Reads a text with at most so many characters. */
export function textOf(found: Found, most: number): string {
  const { value } = found;
  if (typeof value !== 'string') refuse(found, 'must be a text');
  if (value.length > most) refuse(found, `must have at most ${most} characters`);
  return value;
}

/** Reads a text of a form that a sentence describes. */
export function shapedTextOf(found: Found, shape: RegExp, sentence: string): string {
  const { value } = found;
  if (typeof value !== 'string' || !shape.test(value)) refuse(found, sentence);
  return value;
}

/** Reads one of some words. */
export function wordOf<T extends string>(found: Found, words: readonly T[]): T {
  const word = words.find((each) => each === found.value);
  return word ?? refuse(found, `must be one of ${words.join(', ')}`);
}

/** Reads a finite number between two bounds, both included. */
export function numberOf(found: Found, least: number, most: number): number {
  const { value } = found;
  if (typeof value !== 'number' || !Number.isFinite(value)) refuse(found, 'must be a number');
  if (value < least || value > most) refuse(found, `must be between ${least} and ${most}`);
  return value;
}

/** Reads a whole number between two bounds, both included. */
export function wholeNumberOf(found: Found, least: number, most: number): number {
  const number = numberOf(found, least, most);
  return Number.isInteger(number) ? number : refuse(found, 'must be a whole number');
}

/** Reads a point whose coordinates are no larger than `reach`. */
export function pointAt(found: Found, reach: number, allowed?: readonly string[]): Point {
  const field = fieldsOf(found, allowed);
  return { x: numberOf(field('x'), -reach, reach), y: numberOf(field('y'), -reach, reach) };
}

/** Lets each text pass once: the second one is refused. */
export function onlyOnce(): (found: Found, text: string) => string {
  const seen = new Set<string>();
  return (found, text) => {
    if (seen.has(text)) refuse(found, `must be unique, but "${text}" stands twice`);
    seen.add(text);
    return text;
  };
}
