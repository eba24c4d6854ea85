import {
  attendeeMail,
  holderCalledOffMail,
  holderReminderMail,
  isOfCategory,
  type Instant,
  type Ticket,
  type TicketedEvent,
} from '../../domain/index.ts';
import type { EventStore, LinkSigner, MessageStore, TicketStore } from '../ports.ts';
import { ticketLink } from './booking-link.ts';
import { holderPurposeOf, type SendHolderMail } from './holder-mails.ts';
import { takesPlaceAsTold } from './remind.ts';
import { sendOnce, type Letter, type SendDeps } from './send-once.ts';
import { isToldAsBuyer, type BuyerDeps } from './told-as-buyer.ts';

/** What mailing those needs whom tickets were passed on to. */
export type SendHolderMailDeps = SendDeps &
  BuyerDeps & {
    events: Pick<EventStore, 'find'>;
    tickets: Pick<TicketStore, 'passedOnTo'>;
    messages: Pick<MessageStore, 'find'>;
    links: Pick<LinkSigner, 'sign'>;
    /** The site's address. */
    publicUrl: string;
  };

type Content = Omit<Letter, 'to' | 'attachments' | 'eventId'>;

/** Somebody with tickets of an event that were passed on to them, and those that are still valid. */
type Guest = SendHolderMail & {
  readonly event: TicketedEvent;
  readonly all: readonly Ticket[];
  readonly valid: readonly Ticket[];
};

/**
 * Mails somebody whom tickets were passed on to once for its cause, unless none of their tickets has to do with it any more.
 * Of who bought them, and of the money, they learn nothing.
 */
export async function sendHolderMail(
  deps: SendHolderMailDeps,
  effect: SendHolderMail,
  now: Instant,
): Promise<void> {
  await sendOnce(deps, holderPurposeOf(effect), now, async () => {
    const { eventId, to } = effect;
    const event = await deps.events.find(eventId);
    if (!event) return undefined;
    const all = await deps.tickets.passedOnTo(eventId, to.email);
    const valid = all.filter(({ status }) => status !== 'void');
    const content = await contentFor(deps, { ...effect, event, all, valid }, now);
    return content && { ...content, eventId, to, attachments: [] };
  });
}

function contentFor(
  deps: SendHolderMailDeps,
  guest: Guest,
  now: Instant,
): Promise<Content | undefined> {
  const { cause } = guest;
  switch (cause.kind) {
    case 'message':
      return messageFor(deps, guest, cause.messageId);
    case 'reminder':
      return Promise.resolve(
        takesPlaceAsTold(guest.event, cause.doorsOpenAt) && now < guest.event.startsAt
          ? reminderFor(deps, guest)
          : undefined,
      );
    case 'called-off':
      return callOffFor(deps, guest);
  }
}

async function messageFor(
  { messages, publicUrl }: SendHolderMailDeps,
  { event, to, valid }: Guest,
  messageId: string,
): Promise<Content | undefined> {
  const message = await messages.find(event.eventId, messageId);
  if (!message || !valid.some((ticket) => isOfCategory(ticket, message))) return undefined;
  return { ...attendeeMail({ event, message, to, publicUrl }), replyTo: message.replyTo };
}

function reminderFor(deps: SendHolderMailDeps, { event, to, valid }: Guest): Content | undefined {
  if (valid.length === 0) return undefined;
  const links = valid.map((ticket) => ticketLink(deps, ticket));
  const { publicUrl } = deps;
  return holderReminderMail({ event, holder: to, tickets: valid, links, publicUrl });
}

/** Tickets that were cancelled before their event were told of then, and who has booked as well is told as the buyer. */
async function callOffFor(
  deps: SendHolderMailDeps,
  { event, to, all }: Guest,
): Promise<Content | undefined> {
  const ended = await Promise.all(
    all.map(async ({ bookingId, number }) => {
      const booking = await deps.bookings.find(bookingId);
      return !booking?.returned?.includes(number);
    }),
  );
  if (!ended.includes(true) || (await isToldAsBuyer(deps, event.eventId, to.email)))
    return undefined;
  return holderCalledOffMail({ event, holder: to, publicUrl: deps.publicUrl });
}
