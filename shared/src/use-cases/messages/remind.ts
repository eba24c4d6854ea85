import {
  isReminded,
  isTimeToRemind,
  type Effect,
  type Instant,
  type TicketedEvent,
} from '../../domain/index.ts';
import { followedEvents } from '../events/followed-events.ts';
import type { BookingStore, EventStore, OutboxStore } from '../ports.ts';

/** What reminding needs. */
export type RemindDeps = {
  events: Pick<EventStore, 'find' | 'changedSince'>;
  bookings: Pick<BookingStore, 'pageOf'>;
  outbox: Pick<OutboxStore, 'addEach' | 'begin'>;
};

type SendReminders = Extract<Effect, { kind: 'send-reminders' }>;

/** Bookings looked at in one run, so that other effects of the shard get their turn. */
const BOOKINGS_PER_RUN = 100;

/** Begins to remind everybody of each event a day before its doors open, once for these doors. */
export function reminders(deps: RemindDeps): (now: Instant) => Promise<void> {
  const coming = followedEvents(deps, (event, now) => now < event.doorsOpenAt);
  const begun = new Set<string>();
  return async (now) => {
    const events = (await coming(now)).filter((event) => isTimeToRemind(event, now));
    for (const event of events) {
      const name = `reminders.${digitsOf(event.doorsOpenAt)}`;
      if (begun.has(event.eventId + name)) continue;
      const { eventId, doorsOpenAt } = event;
      await deps.outbox.begin(
        name,
        { kind: 'send-reminders', eventId, doorsOpenAt, begunAt: now },
        now,
      );
      begun.add(eventId + name);
    }
  };
}

/** Leaves a reminder for some who booked an event in the outbox; answers with what is left to do. */
export async function remindEverybody(
  deps: Pick<RemindDeps, 'events' | 'bookings' | 'outbox'>,
  effect: SendReminders,
): Promise<'done' | SendReminders> {
  const { eventId, doorsOpenAt, begunAt: at, cursor } = effect;
  const event = await deps.events.find(eventId);
  if (!event || !takesPlaceAsTold(event, doorsOpenAt)) return 'done';
  const { items, nextCursor } = await deps.bookings.pageOf(eventId, BOOKINGS_PER_RUN, cursor);
  const due = items.filter((booking) => isReminded(booking, event));
  await deps.outbox.addEach(
    due.map(({ bookingId }) => ({
      effect: { kind: 'send-reminder', bookingId, doorsOpenAt },
      key: reminderIdOf(bookingId, doorsOpenAt),
      at,
    })),
  );
  return nextCursor === undefined ? 'done' : { ...effect, cursor: nextCursor };
}

/** Whether an event still takes place with these doors. */
export function takesPlaceAsTold(event: TicketedEvent, doorsOpenAt: Instant): boolean {
  return event.status === 'published' && event.doorsOpenAt === doorsOpenAt;
}

/** The id of the mail that reminds of a booking; another one when the doors open at another time. */
export function reminderIdOf(bookingId: string, doorsOpenAt: Instant): string {
  return `reminder.${bookingId}.${digitsOf(doorsOpenAt)}`;
}

function digitsOf(instant: Instant): string {
  return instant.replace(/\D/g, '');
}
