import type { BookingView, WaitlistEntryView } from '@foyer/shared/contract';

/** What somebody's place in line is about now. */
export type PlaceState = WaitlistEntryView['status'];

/**
 * What a place in line is about: as the line knows it, or, for an offer, as its booking already tells; the line hears
 * of that only some seconds later.
 */
export function placeState(
  { status }: Pick<WaitlistEntryView, 'status'>,
  booking: Pick<BookingView, 'status'> | undefined,
): PlaceState {
  if (status !== 'offered' || !booking) return status;
  return OF_BOOKING[booking.status];
}

const OF_BOOKING: Readonly<Record<BookingView['status'], PlaceState>> = {
  held: 'offered',
  confirmed: 'booked',
  cancelled: 'booked',
  released: 'withdrawn',
  expired: 'lapsed',
};

/** How many parties come first, in words. */
export function aheadWords(ahead: number): string {
  if (ahead === 0) return 'You are next in line';
  return ahead === 1 ? '1 party is before you' : `${ahead} parties are before you`;
}

/** Which place in line it is, in words; one that does not wait any more has had its turn. */
export function inLineWords({ ahead }: Pick<WaitlistEntryView, 'ahead'>): string {
  return ahead === undefined ? 'Your turn has come' : `You are number ${ahead + 1} in line`;
}

/** Who waits, in words: `Your party of 4, side by side`. */
export function partyWords({
  quantity,
  together,
}: Pick<WaitlistEntryView, 'quantity' | 'together'>): string {
  if (quantity === 1) return '1 place for you';
  const places = `${quantity} places`;
  return together === 'always'
    ? `${places}, side by side or not at all`
    : `${places}, side by side if that can be had`;
}

const MINUTE_MS = 60_000;

/** How long it still is, in words: `2 hours and 5 minutes`. */
export function timeLeftWords(leftMs: number): string {
  const minutes = Math.max(0, Math.floor(leftMs / MINUTE_MS));
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const minuteWords = rest === 1 ? '1 minute' : `${rest} minutes`;
  if (hours === 0) return minutes === 0 ? 'less than a minute' : minuteWords;
  const hourWords = hours === 1 ? '1 hour' : `${hours} hours`;
  return rest === 0 ? hourWords : `${hourWords} and ${minuteWords}`;
}
