import type { Booking, BookingLine } from '../booking/booking.ts';
import type { TicketedEvent } from '../events/event.ts';
import { ticketIdOf } from '../ids.ts';
import type { Instant } from '../time.ts';
import type { Ticket } from './ticket.ts';

/** One valid ticket for each line of a booking, numbered from 1. */
export function ticketsOf(event: TicketedEvent, booking: Booking, now: Instant): Ticket[] {
  return booking.lines.map((line, index) => {
    const number = index + 1;
    return {
      ticketId: ticketIdOf(booking.bookingId, number),
      bookingId: booking.bookingId,
      number,
      eventId: booking.eventId,
      status: 'valid',
      sectionId: line.sectionId,
      ...(line.kind === 'seat' && { seatId: line.seatId }),
      label: line.label,
      categoryId: line.categoryId,
      categoryName: categoryNameOf(event, line),
      price: line.price,
      currency: booking.currency,
      attendee: booking.attendees?.[index] ?? booking.contact?.name ?? '',
      generation: 1,
      issuedAt: now,
    };
  });
}

/** A category that was deleted since the hold must not keep a paid booking from its tickets: it is called as its section. */
function categoryNameOf({ categories }: TicketedEvent, line: BookingLine): string {
  const category = categories.find(({ categoryId }) => categoryId === line.categoryId);
  return category?.name ?? line.label.section;
}
