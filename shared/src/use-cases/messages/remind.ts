import {
  isReminded,
  isTimeToRemind,
  reminderIdOf,
  remindersIdOf,
  type Effect,
  type Instant,
  type TicketedEvent,
} from '../../domain/index.ts';
import { followedEvents } from '../events/followed-events.ts';
import type { EventStore, OutboxStore } from '../ports.ts';
import { holderMails, type HolderMailsDeps } from './holder-mails.ts';
import { pageOfPeople, type PeopleDeps } from './people-of-event.ts';

/** What reminding needs. */
export type RemindDeps = PeopleDeps &
  HolderMailsDeps & {
    events: Pick<EventStore, 'find' | 'changedSince'>;
    outbox: Pick<OutboxStore, 'addEach' | 'begin'>;
  };

type SendReminders = Extract<Effect, { kind: 'send-reminders' }>;

/** Bookings, or tickets that were passed on, looked at in one run, so that other effects of the shard get their turn. */
const LOOKED_AT_PER_RUN = 100;

/** Begins to remind everybody of each event a day before its doors open, once for these doors. */
export function reminders(
  deps: Pick<RemindDeps, 'events' | 'outbox'>,
): (now: Instant) => Promise<void> {
  const coming = followedEvents(deps, (event, now) => now < event.doorsOpenAt);
  const begun = new Set<string>();
  return async (now) => {
    const events = (await coming(now)).filter((event) => isTimeToRemind(event, now));
    for (const event of events) {
      const name = remindersIdOf(event);
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

/** Leaves a reminder for some with tickets of an event in the outbox; answers with what is left to do. */
export async function remindEverybody(
  deps: RemindDeps,
  effect: SendReminders,
): Promise<'done' | SendReminders> {
  const { eventId, doorsOpenAt, begunAt: at, cursor } = effect;
  const event = await deps.events.find(eventId);
  if (!event || !takesPlaceAsTold(event, doorsOpenAt)) return 'done';
  const people = await pageOfPeople(deps, eventId, LOOKED_AT_PER_RUN, cursor);
  const due = people.bookings.filter((booking) => isReminded(booking, event));
  const cause = { kind: 'reminder', doorsOpenAt } as const;
  await deps.outbox.addEach([
    ...due.map(({ bookingId }) => ({
      effect: { kind: 'send-reminder', bookingId, doorsOpenAt } as const,
      key: reminderIdOf(bookingId, doorsOpenAt),
      at,
    })),
    ...holderMails(deps, eventId, { tickets: people.passedOn, cause, at }),
  ]);
  const { nextCursor } = people;
  return nextCursor === undefined ? 'done' : { ...effect, cursor: nextCursor };
}

/** Whether an event still takes place with these doors. */
export function takesPlaceAsTold(event: TicketedEvent, doorsOpenAt: Instant): boolean {
  return event.status === 'published' && event.doorsOpenAt === doorsOpenAt;
}
