import type { Booking } from '../booking/booking.ts';
import type { TicketedEvent } from '../events/event.ts';
import type { WaitlistEntry } from '../waitlist/entry.ts';
import { whenText } from './confirmation-mail.ts';
import type { WaitlistMailKind } from './effect.ts';
import { eventLook } from './event-look.ts';
import { amountText, countText, dateText, placeText, timeText, zoneText } from './formats.ts';
import { html } from './html.ts';
import { button, fact, mailPage, paragraph, table, textLink, type MailBody } from './mail-page.ts';

/** What a mail to somebody who waits tells of. */
export type WaitlistNews = {
  readonly event: TicketedEvent;
  readonly entry: WaitlistEntry;
  /** The booking that holds what is offered. */
  readonly booking?: Booking | undefined;
  /** Opens the entry. */
  readonly entryUrl: string;
  /** Opens the offered booking's checkout. */
  readonly offerUrl?: string | undefined;
  readonly publicUrl: string;
};

type Words = {
  readonly subject: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly actions: readonly { readonly label: string; readonly url: string }[];
};

/** The mail to somebody who waits: that they do, what is offered, that an offer ran out, or that waiting is over. */
export function waitlistMail(kind: WaitlistMailKind, news: WaitlistNews): MailBody {
  const { event, entry, booking } = news;
  const words = WORDS[kind](news);
  const look = eventLook(event, news.publicUrl);
  const places = kind === 'offer' && booking ? placeRows(booking) : [];
  const facts: [string, string][] = [
    ['Event', event.title],
    ['When', whenText(event)],
    ['Your party', countText(entry.quantity, 'ticket')],
  ];
  return {
    subject: words.subject,
    text: [
      `Hello ${entry.contact.name},`,
      ...words.paragraphs,
      ...places.map(([place, price]) => `${place}: ${price}`),
      facts.map(([name, value]) => `${name}: ${value}`).join('\n'),
      ...words.actions.map(({ label, url }) => `${label}: ${url}`),
    ].join('\n\n'),
    html: mailPage({
      title: words.title,
      preview: words.paragraphs[0] ?? words.title,
      ...look,
      content: [
        paragraph(`Hello ${entry.contact.name},`),
        ...words.paragraphs.map((text) => paragraph(text)),
        ...(places.length > 0 ? [table(places)] : []),
        html`${facts.map(([name, value]) => fact(name, value))}`,
        ...words.actions.map(({ label, url }, index) =>
          index === 0 ? button(label, url, look.accent) : textLink(label, url),
        ),
      ],
      footer: 'You get this mail because you joined the waitlist of this event.',
    }),
  };
}

function placeRows({ lines, currency }: Booking): [string, string][] {
  return lines.map(({ label, price }) => [placeText(label), amountText(price, currency)]);
}

const WORDS: Readonly<Record<WaitlistMailKind, (news: WaitlistNews) => Words>> = {
  joined: ({ event, entryUrl }) => ({
    subject: `You are on the waitlist: ${event.title}`,
    title: 'You are on the waitlist',
    paragraphs: [
      'We keep your place in line. As soon as places that suit your party get free, we hold them for you and write to you.',
      'You can see your place in line, and leave it, at any time.',
    ],
    actions: [{ label: 'See your place in line', url: entryUrl }],
  }),
  offer: ({ event, booking, entryUrl, offerUrl }) => ({
    subject: `Places for you: ${event.title}`,
    title: 'We hold places for you',
    paragraphs: [
      `These places got free, and you are next. They are held for you until ${endText(event, booking)}.`,
      'Should you not need them any more, please say so: the next in line will be glad.',
    ],
    actions: [
      { label: 'Take these places', url: offerUrl ?? entryUrl },
      { label: 'I do not need them any more', url: `${entryUrl}&decline=ask` },
    ],
  }),
  lapsed: ({ event, entryUrl }) => ({
    subject: `Your offer has run out: ${event.title}`,
    title: 'Your offer has run out',
    paragraphs: [
      'The places that we held for you have gone to the next in line. Nothing was charged.',
      'If you still want to come, you can join the waitlist again.',
    ],
    actions: [{ label: 'Join again', url: entryUrl }],
  }),
  closed: ({ event, entryUrl }) => ({
    subject: `The waitlist has closed: ${event.title}`,
    title: 'The waitlist has closed',
    paragraphs: [
      'Sales for this event are over, and no places got free for your party. We are sorry.',
    ],
    actions: [{ label: 'See the event', url: entryUrl }],
  }),
};

function endText({ venue }: TicketedEvent, booking: Booking | undefined): string {
  if (!booking) return 'soon';
  const { heldUntil } = booking;
  return `${dateText(heldUntil, venue)}, ${timeText(heldUntil, venue)} ${zoneText(heldUntil, venue)}`;
}
