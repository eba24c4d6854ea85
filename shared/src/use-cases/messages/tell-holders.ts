import {
  holderCancelledMail,
  holdingsOf,
  isSomebodyElses,
  type Effect,
  type Holding,
  type Instant,
} from '../../domain/index.ts';
import type { BookingStore, EventStore, KeyedEffect, OutboxStore, TicketStore } from '../ports.ts';
import { holderMails, type HolderMailsDeps } from './holder-mails.ts';
import { sendOnce, type SendDeps } from './send-once.ts';

/** What telling those needs whom tickets were passed on to. */
export type TellHoldersDeps = HolderMailsDeps & {
  bookings: Pick<BookingStore, 'find'>;
  tickets: Pick<TicketStore, 'ofBooking' | 'pageOfPassedOn'>;
  outbox: Pick<OutboxStore, 'addEach'>;
};

type TellHolders = Extract<Effect, { kind: 'tell-holders' }>;
type CallOffHolders = Extract<Effect, { kind: 'call-off-holders' }>;
type SendCancelled = Extract<Effect, { kind: 'send-cancelled-to-holder' }>;

/** Tickets looked at in one run, so that other effects of the shard get their turn. */
const TICKETS_PER_RUN = 100;

/** Leaves a mail for each of those in the outbox whose tickets of a booking were cancelled. */
export async function tellHolders(
  deps: Pick<TellHoldersDeps, 'bookings' | 'tickets' | 'outbox'>,
  { bookingId, numbers, begunAt: at }: TellHolders,
): Promise<void> {
  const [booking, tickets] = await Promise.all([
    deps.bookings.find(bookingId),
    deps.tickets.ofBooking(bookingId),
  ]);
  const ended = tickets.filter(
    (ticket) =>
      booking && numbers.includes(ticket.number) && isSomebodyElses(ticket, booking.contact),
  );
  await deps.outbox.addEach(holdingsOf(ended).map((holding) => cancelledMail(holding, at)));
}

function cancelledMail({ holder: to, tickets }: Holding, at: Instant): KeyedEffect {
  const numbers = tickets.map(({ number }) => number);
  const bookingId = tickets[0]?.bookingId ?? '';
  const effect = { kind: 'send-cancelled-to-holder', bookingId, numbers, to } as const;
  return { effect, key: cancelledIdOf(effect), at };
}

/** A ticket is cancelled once, so that the first of some names them. */
function cancelledIdOf({ bookingId, numbers }: Pick<SendCancelled, 'bookingId' | 'numbers'>) {
  return `passed-on-cancelled.${bookingId}.${Math.min(...numbers)}`;
}

/** What telling one of them needs. */
export type SendCancelledDeps = SendDeps & {
  events: Pick<EventStore, 'find'>;
  bookings: Pick<BookingStore, 'find'>;
  tickets: Pick<TicketStore, 'ofBooking'>;
  /** The site's address. */
  publicUrl: string;
};

/** Tells somebody once that the organizer cancelled tickets that were passed on to them. */
export async function sendCancelledToHolder(
  deps: SendCancelledDeps,
  effect: SendCancelled,
  now: Instant,
): Promise<void> {
  const { bookingId: about, numbers, to } = effect;
  const key = { purpose: 'passed-on-cancelled', about, messageId: cancelledIdOf(effect) } as const;
  await sendOnce(deps, key, now, async () => {
    const booking = await deps.bookings.find(about);
    const event = booking && (await deps.events.find(booking.eventId));
    if (!event) return undefined;
    const all = await deps.tickets.ofBooking(about);
    const tickets = all.filter(({ number }) => numbers.includes(number));
    const body = holderCancelledMail({ event, holder: to, tickets, publicUrl: deps.publicUrl });
    return { ...body, eventId: event.eventId, to, attachments: [] };
  });
}

/** Leaves a mail for some of those in the outbox whose tickets ended with their event; answers with what is left to do. */
export async function callOffHolders(
  deps: TellHoldersDeps,
  effect: CallOffHolders,
): Promise<'done' | CallOffHolders> {
  const { eventId, begunAt: at, cursor } = effect;
  const page = await deps.tickets.pageOfPassedOn(eventId, TICKETS_PER_RUN, cursor);
  const cause = { kind: 'called-off' } as const;
  await deps.outbox.addEach(holderMails(deps, eventId, { tickets: page.items, cause, at }));
  const { nextCursor } = page;
  return nextCursor === undefined ? 'done' : { ...effect, cursor: nextCursor };
}
