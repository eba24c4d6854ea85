import { returnedMail, type Effect, type Instant } from '../../domain/index.ts';
import type { BookingStore, EventStore } from '../ports.ts';
import { sendOnce, type SendDeps } from './send-once.ts';

/** What telling about tickets given back needs. */
export type SendReturnedDeps = SendDeps & {
  events: Pick<EventStore, 'find'>;
  bookings: Pick<BookingStore, 'find'>;
  /** The site's address. */
  publicUrl: string;
};

type SendReturned = Extract<Effect, { kind: 'send-returned' }>;

/** Tells a customer once that tickets given back or cancelled are void; where money goes back, the mail about that says so. */
export async function sendReturned(
  deps: SendReturnedDeps,
  { bookingId, numbers, reason }: SendReturned,
  now: Instant,
): Promise<void> {
  const messageId = `returned.${bookingId}.${Math.min(...numbers)}`;
  await sendOnce(deps, { purpose: 'returned', about: bookingId, messageId }, now, async () => {
    const booking = await deps.bookings.find(bookingId);
    const event = booking && (await deps.events.find(booking.eventId));
    if (!event || !booking.contact) return undefined;
    const body = returnedMail({ event, booking, numbers, reason, publicUrl: deps.publicUrl });
    return { ...body, eventId: event.eventId, to: booking.contact, attachments: [] };
  });
}
