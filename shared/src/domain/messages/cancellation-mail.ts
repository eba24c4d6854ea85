import type { Booking, Contact } from '../booking/booking.ts';
import type { TicketedEvent } from '../events/event.ts';
import { whenText } from './confirmation-mail.ts';
import { eventLook } from './event-look.ts';
import { html } from './html.ts';
import { button, fact, mailPage, paragraph, type MailBody } from './mail-page.ts';

/** What a mail about a cancelled event tells of. */
export type CalledOff = {
  readonly event: TicketedEvent;
  readonly booking: Booking;
  readonly publicUrl: string;
};

/** The way on from an event that does not take place. */
export const OTHERS = 'See other events';

/** That an event does not take place, and why where its organizer says so. */
export function calledOffText({ statusReason }: TicketedEvent): string {
  const why = statusReason ? ` The organizer writes: “${statusReason}”` : '';
  return `the event has been cancelled; there are no valid tickets for it any more.${why}`;
}

/** The mail that says that an event does not take place, to those who have nothing to get back. */
export function cancellationMail({ event, booking, publicUrl }: CalledOff): MailBody {
  const name = booking.contact?.name ?? '';
  return calledOffMail(event, publicUrl, { name, footer: `Booking ${booking.bookingId}.` });
}

/** What somebody is told whose tickets, which were passed on to them, are void. */
export type HolderTold = {
  readonly event: TicketedEvent;
  readonly holder: Contact;
  readonly publicUrl: string;
};

/** The mail that says that an event does not take place, to somebody whom tickets were passed on to. */
export function holderCalledOffMail({ event, holder, publicUrl }: HolderTold): MailBody {
  const footer = 'This mail comes because a ticket was passed on to you.';
  return calledOffMail(event, publicUrl, { name: holder.name, footer });
}

function calledOffMail(
  event: TicketedEvent,
  publicUrl: string,
  { name, footer }: { readonly name: string; readonly footer: string },
): MailBody {
  const look = eventLook(event, publicUrl);
  const greeting = `Hello ${name}, ${calledOffText(event)}`;
  const sorry = 'There is nothing that you have to do.';
  const url = `${publicUrl}/`;
  return {
    subject: `Cancelled: ${event.title}`,
    text: [greeting, sorry, `${event.title}\n${whenText(event)}`, `${OTHERS}: ${url}`, footer].join(
      '\n\n',
    ),
    html: mailPage({
      title: 'The event is cancelled',
      preview: greeting,
      ...look,
      content: [
        paragraph(greeting),
        paragraph(sorry),
        html`${fact('Event', event.title)}${fact('When', whenText(event))}`,
        button(OTHERS, url, look.accent),
      ],
      footer,
    }),
  };
}
