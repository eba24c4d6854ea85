import type { Contact } from '../booking/booking.ts';
import type { TicketedEvent } from '../events/event.ts';
import type { MessageDraft } from './attendee-message.ts';
import { whenText } from './confirmation-mail.ts';
import { eventLook } from './event-look.ts';
import { venueText } from './formats.ts';
import { html, type Html } from './html.ts';
import { fact, mailPage, paragraph, type MailBody } from './mail-page.ts';

/** A message to one of those who have tickets. */
export type AttendeeLetter = {
  readonly event: TicketedEvent;
  readonly message: MessageDraft;
  readonly to: Pick<Contact, 'name'>;
  readonly publicUrl: string;
};

/** The mail that brings an organizer's own words: their text, the event below it, and why it comes. */
export function attendeeMail({ event, message, to, publicUrl }: AttendeeLetter): MailBody {
  const { subject, text } = message;
  const greeting = `Hello ${to.name},`;
  const footer = `${event.organizerName} writes to you because you have tickets for ${event.title}. Answers go to them.`;
  const facts = [
    ['Event', event.title],
    ['When', whenText(event)],
    ['Where', venueText(event.venue)],
  ] as const;
  return {
    subject,
    text: [greeting, text.trim(), facts.map((each) => each.join(': ')).join('\n'), footer].join(
      '\n\n',
    ),
    html: mailPage({
      ...eventLook(event, publicUrl),
      title: subject,
      preview: text.slice(0, 120),
      content: [
        paragraph(greeting),
        ...paragraphsOf(text),
        html`${facts.map(([name, value]) => fact(name, value))}`,
      ],
      footer,
    }),
  };
}

/** Plain text as it was typed: paragraphs, and the line breaks within them. */
function paragraphsOf(text: string): Html[] {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((part) => {
      const lines = part.split('\n').map((line) => html`${line}<br />`);
      return paragraph(html`${lines}`);
    });
}
