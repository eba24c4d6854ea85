import type { Venue } from '../events/event.ts';
import type { Currency, MinorUnits } from '../money.ts';
import type { PlaceLabel } from '../seating/plan.ts';
import type { Instant } from '../time.ts';

/** The language of mails and tickets. */
const LOCALE = 'en-GB';

type Zoned = Pick<Venue, 'timeZone'>;

/** An amount for people, such as `€84.00`; `Free` for nothing. */
export function moneyText(amount: MinorUnits, currency: Currency): string {
  return amount === 0 ? 'Free' : amountText(amount, currency);
}

/** An amount for people, such as `€0.00`. */
export function amountText(amount: MinorUnits, currency: Currency): string {
  const format = new Intl.NumberFormat(LOCALE, { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amount / 10 ** digits);
}

/** The date at the venue, such as `Friday 1 May 2026`. */
export function dateText(at: Instant, { timeZone }: Zoned): string {
  return new Intl.DateTimeFormat(LOCALE, {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(Date.parse(at));
}

/** The time of day at the venue, such as `20:00`. */
export function timeText(at: Instant, { timeZone }: Zoned): string {
  return new Intl.DateTimeFormat(LOCALE, {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(Date.parse(at));
}

/** The name of the venue's time zone on that day, such as `CEST`. */
export function zoneText(at: Instant, { timeZone }: Zoned): string {
  const format = new Intl.DateTimeFormat(LOCALE, { timeZone, timeZoneName: 'short' });
  const name = format.formatToParts(Date.parse(at)).find((part) => part.type === 'timeZoneName');
  return name?.value ?? timeZone;
}

/** A place for people, such as `Stalls, row H, seat 14`, or `Floor, standing`. */
export function placeText({ section, row, seat }: PlaceLabel): string {
  if (!seat) return `${section}, standing`;
  return [section, row && `row ${row}`, `seat ${seat}`].filter(Boolean).join(', ');
}

/** Where the event is, on one line. */
export function venueText({ name, address, city }: Venue): string {
  return [name, address, city].filter(Boolean).join(', ');
}

/** `1 ticket`, `2 tickets`. */
export function countText(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
