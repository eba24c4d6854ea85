import { randomUUID } from 'node:crypto';

/** Somebody who buys. */
export type Guest = { readonly name: string; readonly email: string };

/** A guest whom no other test knows. */
export function newGuest(name: string): Guest {
  const local = name.toLowerCase().replaceAll(/[^a-z]+/g, '.');
  return { name, email: `${local}.${randomUUID().slice(0, 8)}@example.org` };
}

/** The sandbox's test cards by what they do. */
export const CARDS = {
  good: '4242 4242 4242 4242',
  asks: '4000 0025 0000 3155',
  delayed: '4000 0000 0000 0077',
  declined: '4000 0000 0000 0002',
  empty: '4000 0000 0000 9995',
} as const;
