import {
  auditEntry,
  DomainError,
  type Actor,
  type BookingId,
  type EventId,
  type Instant,
  type MailRecord,
  type MailRef,
  type RandomBytes,
} from '../../domain/index.ts';
import { requireOwnEvent } from '../events/require-own-event.ts';
import type { BookingStore, EventStore, MailLog, Page } from '../ports.ts';

/** What looking after the mails of events needs. */
export type EventMailDeps = {
  events: Pick<EventStore, 'find'>;
  bookings: Pick<BookingStore, 'find'>;
  mails: MailLog;
  randomBytes: RandomBytes;
};

type Viewer = Pick<Actor, 'employeeId' | 'role'>;

/** A page of the mails of an event. */
export type MailsRequest = {
  readonly eventId: EventId;
  readonly by: Viewer;
  readonly limit: number;
  readonly cursor?: string | undefined;
};

/** The most failed mails that are shown, and tried again, at once: two writes each, and the log's entry. */
const MOST_FAILED = 40;

/** The mails of an own event: those that failed, and a page of those that were sent, newest first. Throws 'event-not-found'. */
export async function listEventMails(
  { events, mails }: Pick<EventMailDeps, 'events' | 'mails'>,
  { eventId, by, limit, cursor }: MailsRequest,
): Promise<{ failed: readonly MailRecord[]; sent: Page<MailRecord> }> {
  await requireOwnEvent({ events }, eventId, by);
  const [failed, sent] = await Promise.all([
    mails.failed(eventId, MOST_FAILED),
    mails.sent(eventId, limit, cursor),
  ]);
  return { failed, sent };
}

/** All mails about a booking of an own event, newest first. Throws 'event-not-found', 'booking-not-found'. */
export async function listBookingMails(
  { events, bookings, mails }: Pick<EventMailDeps, 'events' | 'bookings' | 'mails'>,
  { eventId, bookingId, by }: { eventId: EventId; bookingId: BookingId; by: Viewer },
): Promise<readonly MailRecord[]> {
  await requireOwnEvent({ events }, eventId, by);
  const booking = await bookings.find(bookingId);
  if (booking?.eventId !== eventId) throw new DomainError('booking-not-found', { bookingId });
  const found = await mails.ofBooking(bookingId);
  return found.toSorted((one, other) => (one.at < other.at ? 1 : -1));
}

/** Which failed mails are to go again: those named, or the first of all. */
export type AgainRequest = {
  readonly eventId: EventId;
  readonly by: Actor;
  readonly refs?: readonly MailRef[] | undefined;
};

/**
 * Lets failed mails of an own event go again now; answers with how many. Throws 'event-not-found', and 'trouble-over' when
 * one of those named, or all, have gone meanwhile.
 */
export async function sendMailsAgain(
  deps: EventMailDeps,
  { eventId, by, refs }: AgainRequest,
  now: Instant,
): Promise<number> {
  const { title } = await requireOwnEvent(deps, eventId, by);
  const chosen = refs ?? (await refsOf(deps, eventId));
  const after = { mails: chosen.length };
  const deed = { action: 'mail.retried', subject: eventId, subjectName: title, after } as const;
  const entry = auditEntry(by, deed, now, deps.randomBytes);
  if (chosen.length === 0 || !(await deps.mails.sendAgain(eventId, chosen, entry)))
    throw new DomainError('trouble-over');
  return chosen.length;
}

async function refsOf({ mails }: Pick<EventMailDeps, 'mails'>, eventId: EventId) {
  const failed = await mails.failed(eventId, MOST_FAILED);
  return failed.flatMap(({ ref }) => (ref ? [ref] : []));
}
