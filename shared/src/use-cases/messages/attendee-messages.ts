import {
  attendeeMail,
  auditEntry,
  DomainError,
  epochOf,
  isAddressed,
  isOfCategory,
  MESSAGES,
  newId,
  normaliseEmail,
  TEST_MESSAGES,
  type Actor,
  type AttendeeMessage,
  type EventId,
  type Instant,
  type MailBody,
  type MessageDraft,
  type RandomBytes,
  type TicketedEvent,
} from '../../domain/index.ts';
import { requireOwnEvent } from '../events/require-own-event.ts';
import type {
  AccountStore,
  EventStore,
  Mailer,
  MailLog,
  MessageStore,
  Throttle,
} from '../ports.ts';
import { pageOfPeople, type PeopleDeps } from './people-of-event.ts';

/** What writing to those with tickets needs. */
export type MessageDeps = PeopleDeps & {
  events: Pick<EventStore, 'find'>;
  accounts: Pick<AccountStore, 'find'>;
  messages: MessageStore;
  mails: Pick<MailLog, 'countAbout'>;
  mailer: Mailer;
  throttle: Pick<Throttle, 'count'>;
  randomBytes: RandomBytes;
  publicUrl: string;
};

type Viewer = Pick<Actor, 'employeeId' | 'role'>;

/** A message that somebody writes, or has written, to those with tickets of an own event. */
export type MessageRequest<Who = Actor> = {
  readonly eventId: EventId;
  readonly by: Who;
  readonly draft: MessageDraft;
};

const LOOKED_AT_ONCE = 200;

/** How a message will look to one of those it goes to, and how many they are. Throws 'event-not-found', 'category-unknown'. */
export async function previewMessage(
  deps: Pick<MessageDeps, keyof PeopleDeps | 'events' | 'publicUrl'>,
  { eventId, by, draft }: MessageRequest<Viewer>,
): Promise<{ mail: MailBody; people: number }> {
  const event = await requireAddressed(deps, { eventId, by, draft });
  const { publicUrl } = deps;
  const mail = attendeeMail({ event, message: draft, to: { name: 'Ada Lovelace' }, publicUrl });
  return { mail, people: await countPeople(deps, eventId, draft) };
}

/**
 * Mails a message to the one who writes it, now. Throws 'event-not-found', 'category-unknown', 'too-many-requests',
 * 'mail-refused' where the mail server does not take it.
 */
export async function sendTestMessage(
  deps: MessageDeps,
  request: MessageRequest<Viewer>,
  now: Instant,
): Promise<void> {
  const event = await requireAddressed(deps, request);
  const { by, draft } = request;
  const to = await requireSender(deps, by);
  await deps.throttle.count(TEST_MESSAGES, by.employeeId, epochOf(now));
  const { subject, ...body } = attendeeMail({
    event,
    message: draft,
    to,
    publicUrl: deps.publicUrl,
  });
  const messageId = newId('test', deps.randomBytes);
  const mail = {
    ...body,
    subject: `Test: ${subject}`,
    to,
    replyTo: to,
    messageId,
    attachments: [],
  };
  await deps.mailer.send(mail).catch((cause: unknown) => {
    throw new DomainError('mail-refused', {}, { cause });
  });
}

/**
 * Sends a message to everybody it is for; the background does it. Throws 'event-not-found', 'category-unknown',
 * 'nobody-to-write-to', 'too-many-requests'.
 */
export async function sendAttendeeMessage(
  deps: MessageDeps,
  { eventId, by, draft }: MessageRequest,
  now: Instant,
): Promise<AttendeeMessage> {
  const { title } = await requireAddressed(deps, { eventId, by, draft });
  const replyTo = await requireSender(deps, by);
  const people = await countPeople(deps, eventId, draft);
  if (people === 0) throw new DomainError('nobody-to-write-to', { eventId });
  await deps.throttle.count(MESSAGES, eventId, epochOf(now));
  const messageId = newId('msg', deps.randomBytes);
  const message = { ...draft, messageId, eventId, people, replyTo, sentAt: now };
  const after = { subject: draft.subject, text: draft.text, people };
  const deed = { action: 'message.sent', subject: eventId, subjectName: title, after } as const;
  const effect = { kind: 'send-messages', eventId, messageId, begunAt: now } as const;
  await deps.messages.add(message, effect, auditEntry(by, deed, now, deps.randomBytes));
  return message;
}

/** The messages that were sent to those with tickets of an own event, with how many have gone out. Throws 'event-not-found'. */
export async function listAttendeeMessages(
  deps: Pick<MessageDeps, 'events' | 'messages' | 'mails'>,
  { eventId, by }: { readonly eventId: EventId; readonly by: Viewer },
): Promise<{ message: AttendeeMessage; sent: number }[]> {
  await requireOwnEvent(deps, eventId, by);
  const messages = await deps.messages.ofEvent(eventId);
  return Promise.all(
    messages.map(async (message) => {
      return { message, sent: await deps.mails.countAbout(message.messageId) };
    }),
  );
}

async function requireAddressed(
  deps: Pick<MessageDeps, 'events'>,
  { eventId, by, draft }: MessageRequest<Viewer>,
): Promise<TicketedEvent> {
  const event = await requireOwnEvent(deps, eventId, by);
  const { categoryId } = draft;
  const isKnown = event.categories.some((one) => one.categoryId === categoryId);
  if (categoryId !== undefined && !isKnown)
    throw new DomainError('category-unknown', { categoryId });
  return event;
}

async function requireSender({ accounts }: Pick<MessageDeps, 'accounts'>, by: Viewer) {
  const account = await accounts.find(by.employeeId);
  if (!account) throw new DomainError('account-not-found');
  return { name: account.name, email: account.email };
}

/** How many addresses a message goes to; some bookings, and tickets that were passed on, share one. */
async function countPeople(
  deps: PeopleDeps,
  eventId: EventId,
  draft: MessageDraft,
): Promise<number> {
  const addresses = new Set<string>();
  let cursor: string | undefined;
  do {
    const people = await pageOfPeople(deps, eventId, LOOKED_AT_ONCE, cursor);
    for (const booking of people.bookings)
      if (isAddressed(booking, draft)) addresses.add(normaliseEmail(booking.contact?.email ?? ''));
    for (const ticket of people.passedOn)
      if (isOfCategory(ticket, draft)) addresses.add(normaliseEmail(ticket.holder?.email ?? ''));
    cursor = people.nextCursor;
  } while (cursor !== undefined);
  return addresses.size;
}
