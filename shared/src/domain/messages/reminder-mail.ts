import type { Booking } from '../booking/booking.ts';
import type { TicketedEvent } from '../events/event.ts';
import type { Ticket } from '../tickets/ticket.ts';
import { eventLook } from './event-look.ts';
import { countText, dateText, placeText, timeText, venueText, zoneText } from './formats.ts';
import { html } from './html.ts';
import { button, fact, mailPage, paragraph, textLink, type MailBody } from './mail-page.ts';

/** What a reminder tells of. */
export type Reminded = {
  readonly event: TicketedEvent;
  readonly booking: Booking;
  /** Those that the booking's owner still has. */
  readonly tickets: readonly Ticket[];
  /** The booking's signed address. */
  readonly link: string;
  readonly publicUrl: string;
};

/** The mail of the day before: when the doors open, where that is, and the way to the tickets. */
export function reminderMail(reminded: Reminded): MailBody {
  const { event, booking, tickets, link, publicUrl } = reminded;
  const look = eventLook(event, publicUrl);
  const facts = factsOf(reminded);
  const greeting = `Hello ${booking.contact?.name ?? ''}, it is nearly time for ${event.title}.`;
  const show = tickets.length === 1 ? 'Show your ticket' : 'Show your tickets';
  const advice =
    'Open the tickets before you leave: they then also show without a connection. One code admits one person.';
  const footer = `Booking ${booking.bookingId}. If you cannot come, your booking's page says what you can do with your tickets.`;
  const map = mapUrl(event);
  return {
    subject: `Coming up: ${event.title}, doors ${doorsText(event)}`,
    text: [
      greeting,
      facts.map((each) => each.join(': ')).join('\n'),
      `Map: ${map}`,
      `${show}: ${link}`,
      advice,
      footer,
    ].join('\n\n'),
    html: mailPage({
      ...look,
      title: event.title,
      preview: `Doors open ${doorsText(event)}, ${venueText(event.venue)}`,
      content: [
        paragraph(greeting),
        html`${facts.map(([name, text]) => fact(name, text))}`,
        button(show, link, look.accent),
        textLink('Find the way on a map', map),
        paragraph(advice),
      ],
      footer,
    }),
  };
}

function factsOf({ event, tickets }: Reminded): (readonly [name: string, text: string])[] {
  const { startsAt, venue } = event;
  const places = tickets.map(({ label }) => placeText(label)).join('; ');
  return [
    ['Doors open', doorsText(event)],
    ['Begins', `${timeText(startsAt, venue)} ${zoneText(startsAt, venue)}`],
    ['Where', venueText(venue)],
    [`Your ${countText(tickets.length, 'ticket')}`, places],
  ];
}

function doorsText({ doorsOpenAt, venue }: TicketedEvent): string {
  const zone = zoneText(doorsOpenAt, venue);
  return `${dateText(doorsOpenAt, venue)}, ${timeText(doorsOpenAt, venue)} ${zone}`;
}

/** A map that shows the venue. */
function mapUrl({ venue }: TicketedEvent): string {
  const place = `${venueText(venue)}, ${venue.country}`;
  return `https://www.openstreetmap.org/search?query=${encodeURIComponent(place)}`;
}
