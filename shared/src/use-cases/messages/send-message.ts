import {
  attendeeMail,
  isAddressed,
  normaliseEmail,
  type Booking,
  type Effect,
  type Instant,
} from '../../domain/index.ts';
import type { BookingStore, Deriver, EventStore, MessageStore, OutboxStore } from '../ports.ts';
import { sendOnce, type SendDeps } from './send-once.ts';

/** What mailing an organizer's message needs. */
export type SendMessageDeps = SendDeps & {
  events: Pick<EventStore, 'find'>;
  bookings: Pick<BookingStore, 'find' | 'pageOf'>;
  messages: Pick<MessageStore, 'find'>;
  outbox: Pick<OutboxStore, 'addEach'>;
  derive: Deriver;
  /** The site's address. */
  publicUrl: string;
};

type SendMessages = Extract<Effect, { kind: 'send-messages' }>;
type SendMessage = Extract<Effect, { kind: 'send-message' }>;

/** Bookings looked at in one run, so that other effects of the shard get their turn. */
const BOOKINGS_PER_RUN = 100;

/** Leaves a mail for some of those a message is for in the outbox, one an address; answers with what is left to do. */
export async function sendToEverybody(
  deps: Pick<SendMessageDeps, 'messages' | 'bookings' | 'outbox' | 'derive'>,
  effect: SendMessages,
): Promise<'done' | SendMessages> {
  const { eventId, messageId, begunAt: at, cursor } = effect;
  const message = await deps.messages.find(eventId, messageId);
  if (!message) return 'done';
  const { items, nextCursor } = await deps.bookings.pageOf(eventId, BOOKINGS_PER_RUN, cursor);
  const due = items.filter((booking) => isAddressed(booking, message));
  await deps.outbox.addEach(
    due.map((booking) => {
      const person = personOf(deps, messageId, booking);
      const { bookingId } = booking;
      const mail = { kind: 'send-message', eventId, messageId, bookingId, person } as const;
      return { effect: mail, key: `${messageId}.${person}`, at };
    }),
  );
  return nextCursor === undefined ? 'done' : { ...effect, cursor: nextCursor };
}

/** Mails a message to one person once, unless their booking was cancelled meanwhile. */
export async function sendMessage(
  deps: Pick<SendMessageDeps, keyof SendDeps | 'events' | 'bookings' | 'messages' | 'publicUrl'>,
  { eventId, messageId: about, bookingId, person }: SendMessage,
  now: Instant,
): Promise<void> {
  const messageId = `message.${about}.${person}`;
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

/** Names whom a booking belongs to within a message, without saying who that is. */
function personOf(
  { derive }: Pick<SendMessageDeps, 'derive'>,
  messageId: string,
  { contact }: Booking,
): string {
  return derive('message', messageId, normaliseEmail(contact?.email ?? ''));
}
