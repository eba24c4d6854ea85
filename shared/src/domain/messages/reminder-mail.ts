import type { Booking, Contact } from '../booking/booking.ts';
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
export function reminderMail({ event, booking, tickets, link, publicUrl }: Reminded): MailBody {
  const words = tickets.length === 1 ? 'Show your ticket' : 'Show your tickets';
  return reminder(event, publicUrl, {
    ...{ name: booking.contact?.name ?? '', tickets, ways: [{ words, url: link }] },
    footer: `Booking ${booking.bookingId}. If you cannot come, your booking's page says what you can do with your tickets.`,
  });
}

/** What a reminder tells of to somebody whom tickets were passed on to. */
export type HolderReminded = {
  readonly event: TicketedEvent;
  readonly holder: Contact;
  readonly tickets: readonly Ticket[];
  /** The signed address of each. */
  readonly links: readonly string[];
  readonly publicUrl: string;
};

/** The same for somebody whom tickets were passed on to: each has an address of its own. */
export function holderReminderMail(reminded: HolderReminded): MailBody {
  const { event, holder, tickets, links, publicUrl } = reminded;
  const ways = tickets.map(({ label }, index) => {
    const words =
      tickets.length === 1 ? 'Show your ticket' : `Ticket ${index + 1}: ${placeText(label)}`;
    return { words, url: links[index] ?? '' };
  });
  const given = tickets.length === 1 ? 'a ticket was' : 'tickets were';
  const footer = `This mail comes because ${given} passed on to you. If you cannot come, a ticket's page lets you pass it on.`;
  return reminder(event, publicUrl, { name: holder.name, tickets, ways, footer });
}

/** Who is reminded, and of which tickets; each way leads to some of them. */
type Guest = {
  readonly name: string;
  readonly tickets: readonly Ticket[];
  readonly ways: readonly { readonly words: string; readonly url: string }[];
  readonly footer: string;
};

function reminder(event: TicketedEvent, publicUrl: string, guest: Guest): MailBody {
  const { name, tickets, ways, footer } = guest;
  const look = eventLook(event, publicUrl);
  const facts = factsOf(event, tickets);
  const greeting = `Hello ${name}, it is nearly time for ${event.title}.`;
  const advice =
    'Open the tickets before you leave: they then also show without a connection. One code admits one person.';
  const map = mapUrl(event);
  return {
    subject: `Coming up: ${event.title}, doors ${doorsText(event)}`,
    text: [
      greeting,
      facts.map((each) => each.join(': ')).join('\n'),
      `Map: ${map}`,
      ways.map(({ words, url }) => `${words}: ${url}`).join('\n'),
      advice,
      footer,
    ].join('\n\n'),
    html: mailPage({
      ...look,
      title: event.title,
      preview: `Doors open ${doorsText(event)}, ${venueText(event.venue)}`,
      content: [
        paragraph(greeting),
        html`${facts.map(([heading, text]) => fact(heading, text))}`,
        ...ways.map(({ words, url }) => button(words, url, look.accent)),
        textLink('Find the way on a map', map),
        paragraph(advice),
      ],
      footer,
    }),
  };
}

function factsOf(
  event: TicketedEvent,
  tickets: readonly Ticket[],
): (readonly [name: string, text: string])[] {
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
