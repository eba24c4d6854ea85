import { cancellationMail, type BookingId, type Instant } from '../../domain/index.ts';
import type { BookingStore, EventStore } from '../ports.ts';
import { sendOnce, type SendDeps } from './send-once.ts';

/** What telling about a cancellation needs. */
export type SendCancellationDeps = SendDeps & {
  events: Pick<EventStore, 'find'>;
  bookings: Pick<BookingStore, 'find'>;
  /** The site's address. */
  publicUrl: string;
};

/** Tells a customer once that their booking is cancelled, with its event. */
export async function sendCancellation(
  deps: SendCancellationDeps,
  bookingId: BookingId,
  now: Instant,
): Promise<void> {
  const messageId = `cancellation.${bookingId}`;
  await sendOnce(deps, { purpose: 'cancellation', about: bookingId, messageId }, now, async () => {
    const booking = await deps.bookings.find(bookingId);
    const event = booking && (await deps.events.find(booking.eventId));
    if (!event || !booking.contact) return undefined;
    const body = cancellationMail({ event, booking, publicUrl: deps.publicUrl });
    return { ...body, eventId: event.eventId, to: booking.contact, attachments: [] };
  });
}
