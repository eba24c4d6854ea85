import {
  isOwnersTicket,
  reminderIdOf,
  reminderMail,
  type Effect,
  type Instant,
} from '../../domain/index.ts';
import type { BookingStore, EventStore, LinkSigner, TicketStore } from '../ports.ts';
import { bookingLink } from './booking-link.ts';
import { takesPlaceAsTold } from './remind.ts';
import { sendOnce, type SendDeps } from './send-once.ts';

/** What mailing a reminder needs. */
export type SendReminderDeps = SendDeps & {
  events: Pick<EventStore, 'find'>;
  bookings: Pick<BookingStore, 'find'>;
  tickets: Pick<TicketStore, 'ofBooking'>;
  links: Pick<LinkSigner, 'sign'>;
  /** The site's address. */
  publicUrl: string;
};

type SendReminder = Extract<Effect, { kind: 'send-reminder' }>;

/** Reminds a customer of their event once, unless it or their booking was cancelled, or it moved, or it has begun. */
export async function sendReminder(
  deps: SendReminderDeps,
  { bookingId, doorsOpenAt }: SendReminder,
  now: Instant,
): Promise<void> {
  const messageId = reminderIdOf(bookingId, doorsOpenAt);
  await sendOnce(deps, { purpose: 'reminder', about: bookingId, messageId }, now, async () => {
    const booking = await deps.bookings.find(bookingId);
    const event = booking && (await deps.events.find(booking.eventId));
    if (!event || !takesPlaceAsTold(event, doorsOpenAt) || event.startsAt <= now) return undefined;
    if (booking.status !== 'confirmed' || !booking.contact) return undefined;
    const tickets = (await deps.tickets.ofBooking(bookingId)).filter(isOwnersTicket);
    if (tickets.length === 0) return undefined;
    const link = bookingLink(deps, booking);
    const body = reminderMail({ event, booking, tickets, link, publicUrl: deps.publicUrl });
    return { ...body, eventId: event.eventId, to: booking.contact, attachments: [] };
  });
}
