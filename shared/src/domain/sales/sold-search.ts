import type { Booking } from '../booking/booking.ts';
import { plainText, wordsOf } from '../events/search-words.ts';
import { ticketKeyOf } from '../ids.ts';
import type { PlaceLabel } from '../seating/plan.ts';

/** Which sold bookings are wanted; what is absent does not matter. */
export type SoldSearch = {
  /** Beginnings of names and addresses, a place such as `H 14`, or part of a booking's or ticket's id. */
  readonly search?: string | undefined;
  readonly status?: 'confirmed' | 'cancelled' | undefined;
};

/** A test whether a booking is wanted. */
export function soldMatcher({ search = '', status }: SoldSearch): (booking: Booking) => boolean {
  const finds = finderOf(search);
  return (booking) => (status === undefined || booking.status === status) && finds(booking);
}

function finderOf(search: string): (booking: Booking) => boolean {
  const wanted = wordsOf(search);
  if (wanted.length === 0) return () => true;
  const typed = plainText(search);
  const id = ticketKeyOf(typed)?.bookingId ?? typed;
  return (booking) =>
    booking.bookingId.includes(id) || isFor(booking, typed, wanted) || isAt(booking, wanted);
}

/** Every word begins a word of a name or of the address, or the address holds what was typed. */
function isFor(
  { contact, attendees = [] }: Booking,
  typed: string,
  wanted: readonly string[],
): boolean {
  if (!contact) return false;
  const words = wordsOf([contact.name, contact.email, ...attendees].join(' '));
  return (
    plainText(contact.email).includes(typed) ||
    wanted.every((one) => words.some((word) => word.startsWith(one)))
  );
}

/** The words stand side by side in the name of a place, said in one of the ways in which people say it. */
function isAt({ lines }: Booking, wanted: readonly string[]): boolean {
  const phrase = ` ${wanted.join(' ')}`;
  return lines.some(({ label }) => waysToSay(label).includes(phrase));
}

function waysToSay({ section, row = '', seat = '' }: PlaceLabel): string {
  const ways = [`${section} ${row} ${seat}`, `${section} row ${row} seat ${seat}`, row + seat];
  return ways.map((way) => ` ${wordsOf(way).join(' ')}`).join(' .');
}
