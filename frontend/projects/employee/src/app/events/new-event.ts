import type { employee, RequestBodyOf } from '@foyer/shared/contract';
import { instantAt, laterOnClock, localTimeOf } from '@foyer/ui/dates/local-time.ts';

/** What is asked of a new event. */
export type NewEvent = {
  readonly title: string;
  readonly venue: string;
  readonly city: string;
  /** On the venue's clock. */
  readonly startsAt: string;
  readonly timeZone: string;
};

const DAYS_AHEAD = 60;
const EVENING = 'T20:00';

/** The fields as they stand at first: an evening in two months, in the zone of whoever asks. */
export function firstDraft(now: Date): NewEvent {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const day = laterOnClock(localTimeOf(now.toISOString(), timeZone), DAYS_AHEAD * 24 * 60);
  return { title: '', venue: '', city: '', startsAt: day.slice(0, 10) + EVENING, timeZone };
}

/** The draft to make. Doors an hour before the start, two hours and a half of programme, sales until the start. */
export function draftOf(fields: NewEvent): RequestBodyOf<typeof employee.createEvent> {
  const { title, venue, city, startsAt, timeZone } = fields;
  const at = (minutes: number) => instantAt(laterOnClock(startsAt, minutes), timeZone) ?? '';
  return {
    title: title.trim(),
    venue: {
      name: venue.trim(),
      address: '',
      city: city.trim(),
      country: countryOf(timeZone),
      timeZone,
    },
    startsAt: at(0),
    doorsOpenAt: at(-60),
    endsAt: at(150),
    salesCloseAt: at(0),
  };
}

/** A guess that spares most people a choice; the venue's step asks for the country. */
function countryOf(timeZone: string): string {
  const [, city = ''] = timeZone.split('/');
  return COUNTRIES[city] ?? 'DE';
}

const COUNTRIES: Readonly<Record<string, string>> = {
  Amsterdam: 'NL',
  Brussels: 'BE',
  Copenhagen: 'DK',
  Dublin: 'IE',
  Helsinki: 'FI',
  Lisbon: 'PT',
  London: 'GB',
  Madrid: 'ES',
  New_York: 'US',
  Oslo: 'NO',
  Paris: 'FR',
  Prague: 'CZ',
  Rome: 'IT',
  Stockholm: 'SE',
  Tokyo: 'JP',
  Vienna: 'AT',
  Warsaw: 'PL',
  Zurich: 'CH',
};
