import type { Contact } from '../booking/booking.ts';
import type { TicketedEvent } from '../events/event.ts';
import type { Ticket } from '../tickets/ticket.ts';
import { whenText } from './confirmation-mail.ts';
import { eventLook } from './event-look.ts';
import { dateText, placeText, venueText } from './formats.ts';
import { html } from './html.ts';
import { button, fact, mailPage, paragraph, type MailBody } from './mail-page.ts';

/** What the new holder of a ticket is told. */
export type TicketForYou = {
  readonly event: TicketedEvent;
  readonly ticket: Ticket;
  readonly giver: Contact;
  readonly holder: Contact;
  /** The ticket's signed address. */
  readonly link: string;
  /** The site's address, for pictures. */
  readonly publicUrl: string;
};

/** What whoever passed a ticket on is told. */
export type PassedOn = {
  readonly event: TicketedEvent;
  readonly ticket: Ticket;
  readonly giver: Contact;
  readonly to: Contact;
  readonly publicUrl: string;
};

/** The mail that brings a ticket to whom it was passed on to. */
export function ticketForYouMail(handover: TicketForYou): MailBody {
  const { event, ticket, giver, holder, link, publicUrl } = handover;
  const look = eventLook(event, publicUrl);
  const greeting = `Hello ${holder.name}, ${giver.name} has passed a ticket on to you. It is yours now: the code they had is no longer valid.`;
  const attached =
    'The ticket is attached as a PDF: print it or show it on your phone. On its page you can change the name on it or pass it on.';
  const footer = `Ticket ${ticket.ticketId}. Keep this mail to yourself: whoever has the ticket's code can walk in with it.`;
  const facts: readonly (readonly [string, string])[] = [
    ['When', whenText(event)],
    ['Where', venueText(event.venue)],
    ['Your place', `${placeText(ticket.label)} (${ticket.categoryName})`],
  ];
  return {
    subject: `A ticket for you: ${event.title}, ${dateText(event.startsAt, event.venue)}`,
    text: [
      greeting,
      `${event.title}\n${facts.map((each) => each.join(': ')).join('\n')}`,
      `Your ticket: ${link}`,
      attached,
      footer,
    ].join('\n\n'),
    html: mailPage({
      title: event.title,
      preview: `A ticket from ${giver.name} for ${whenText(event)}`,
      ...look,
      content: [
        paragraph(greeting),
        html`${facts.map(([name, text]) => fact(name, text))}`,
        button('Show ticket', link, look.accent),
        paragraph(attached),
      ],
      footer,
    }),
  };
}

/** The mail that tells whoever passed a ticket on that it is done. */
export function passedOnMail({ event, ticket, giver, to, publicUrl }: PassedOn): MailBody {
  const greeting = `Hello ${giver.name}, your ticket was passed on to ${to.name} (${to.email}), who has a new code by mail. The code you had is no longer valid.`;
  const care = 'If this was not you, answer this mail.';
  const place = placeText(ticket.label);
  const footer = `Ticket ${ticket.ticketId}.`;
  return {
    subject: `Passed on to ${to.name}: ${event.title}`,
    text: [greeting, `${event.title}\n${whenText(event)}\n${place}`, care, footer].join('\n\n'),
    html: mailPage({
      title: 'Your ticket was passed on',
      preview: greeting,
      ...eventLook(event, publicUrl),
      content: [
        paragraph(greeting),
        html`${fact('Event', event.title)}${fact('When', whenText(event))}${fact('Place', place)}`,
        paragraph(care),
      ],
      footer,
    }),
  };
}
