import {
  attendeeMail,
  isAddressed,
  isOfCategory,
  type Effect,
  type Instant,
} from '../../domain/index.ts';
import type { BookingStore, EventStore, MessageStore, OutboxStore } from '../ports.ts';
import { holderMails, messageIdOf, messagePersonOf, type HolderMailsDeps } from './holder-mails.ts';
import { pageOfPeople, type PeopleDeps } from './people-of-event.ts';
import { sendOnce, type SendDeps } from './send-once.ts';

/** What mailing an organizer's message needs. */
export type SendMessageDeps = SendDeps &
  PeopleDeps &
  HolderMailsDeps & {
    events: Pick<EventStore, 'find'>;
    bookings: Pick<BookingStore, 'find'>;
    messages: Pick<MessageStore, 'find'>;
    outbox: Pick<OutboxStore, 'addEach'>;
    /** The site's address. */
    publicUrl: string;
  };

type SendMessages = Extract<Effect, { kind: 'send-messages' }>;
type SendMessage = Extract<Effect, { kind: 'send-message' }>;

/** Bookings, or tickets that were passed on, looked at in one run, so that other effects of the shard get their turn. */
const LOOKED_AT_PER_RUN = 100;

/** Leaves a mail for some of those a message is for in the outbox, one an address; answers with what is left to do. */
export async function sendToEverybody(
  deps: Pick<SendMessageDeps, keyof PeopleDeps | 'messages' | 'outbox' | 'derive'>,
  effect: SendMessages,
): Promise<'done' | SendMessages> {
  const { eventId, messageId, begunAt: at, cursor } = effect;
  const message = await deps.messages.find(eventId, messageId);
  if (!message) return 'done';
  const people = await pageOfPeople(deps, eventId, LOOKED_AT_PER_RUN, cursor);
  const due = people.bookings.filter((booking) => isAddressed(booking, message));
  const tickets = people.passedOn.filter((ticket) => isOfCategory(ticket, message));
  const cause = { kind: 'message', messageId } as const;
  await deps.outbox.addEach([
    ...due.map(({ bookingId, contact }) => {
      const person = messagePersonOf(deps, messageId, contact?.email ?? '');
      const mail = { kind: 'send-message', eventId, messageId, bookingId, person } as const;
      return { effect: mail, key: `${messageId}.${person}`, at };
    }),
    ...holderMails(deps, eventId, { tickets, cause, at }),
  ]);
  const { nextCursor } = people;
  return nextCursor === undefined ? 'done' : { ...effect, cursor: nextCursor };
}

/** Mails a message to one person once, unless their booking was cancelled meanwhile. */
export async function sendMessage(
  deps: Pick<SendMessageDeps, keyof SendDeps | 'events' | 'bookings' | 'messages' | 'publicUrl'>,
  { eventId, messageId: about, bookingId, person }: SendMessage,
  now: Instant,
): Promise<void> {
  const messageId = messageIdOf(about, person);
  await sendOnce(deps, { purpose: 'message', about, messageId }, now, async () => {
    const [event, message, booking] = await Promise.all([
      deps.events.find(eventId),
      deps.messages.find(eventId, about),
      deps.bookings.find(bookingId),
    ]);
    const to = booking?.contact;
    if (!event || !message || !to || !isAddressed(booking, message)) return undefined;
    const body = attendeeMail({ event, message, to, publicUrl: deps.publicUrl });
    return { ...body, eventId, to, replyTo: message.replyTo, attachments: [] };
  });
}
