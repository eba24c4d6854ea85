import type { EventView } from '@foyer/shared/contract';

/** Pages of calendar services that take an event over; nothing is sent before one follows a link. */
export type CalendarLink = { readonly name: string; readonly address: string };

/** The links for an event whose page has an address. */
export function calendarLinks(event: EventView, page: string): readonly CalendarLink[] {
  const { title, summary, venue, startsAt, endsAt } = event;
  const place = [venue.name, venue.address, venue.city].filter(Boolean).join(', ');
  const details = `${summary}\n\n${page}`;
  return [
    {
      name: 'Google',
      address: linkOf('https://calendar.google.com/calendar/render', {
        action: 'TEMPLATE',
        text: title,
        dates: `${basicTime(startsAt)}/${basicTime(endsAt)}`,
        ctz: venue.timeZone,
        location: place,
        details,
      }),
    },
    {
      name: 'Outlook',
      address: linkOf('https://outlook.live.com/calendar/0/deeplink/compose', {
        path: '/calendar/action/compose',
        rru: 'addevent',
        subject: title,
        startdt: startsAt,
        enddt: endsAt,
        location: place,
        body: details,
      }),
    },
  ];
}

/** Where a venue is, on a map outside this site. */
export function mapLink({ name, address, city }: EventView['venue']): string {
  const query = [address || name, address.includes(city) ? '' : city].filter(Boolean).join(', ');
  return linkOf('https://www.openstreetmap.org/search', { query });
}

function linkOf(address: string, query: Readonly<Record<string, string>>): string {
  return `${address}?${new URLSearchParams(query).toString()}`;
}

/** `2026-05-01T18:00:00.000Z` as `20260501T180000Z`. */
function basicTime(instant: string): string {
  return instant.replace(/[-:]|\.\d{3}/g, '');
}
