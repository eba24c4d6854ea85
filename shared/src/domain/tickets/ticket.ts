import type { Contact } from '../booking/booking.ts';
import type { BookingId, CategoryId, EventId, SeatId, SectionId, TicketId } from '../ids.ts';
import type { Currency, MinorUnits } from '../money.ts';
import type { PlaceLabel } from '../seating/plan.ts';
import type { Instant } from '../time.ts';

/** The states of a ticket and where each may go next. */
export const TICKET_NEXT = { valid: ['used', 'void'], used: ['valid', 'void'], void: [] } as const;

/** A state of a ticket. */
export type TicketStatus = keyof typeof TICKET_NEXT;

/** The right of one person to one seat or place. */
export type Ticket = {
  readonly ticketId: TicketId;
  readonly bookingId: BookingId;
  /** 1 for the booking's first line. */
  readonly number: number;
  readonly eventId: EventId;
  readonly status: TicketStatus;
  readonly sectionId: SectionId;
  /** Absent for a standing place. */
  readonly seatId?: SeatId;
  readonly label: PlaceLabel;
  readonly categoryId: CategoryId;
  readonly categoryName: string;
  readonly price: MinorUnits;
  readonly currency: Currency;
  readonly attendee: string;
  /** Whom it was passed on to; from then on the booking's owner no longer sees its code. */
  readonly holder?: Contact;
  /** Raised by a transfer, so that the old code dies. */
  readonly generation: number;
  /** Raised by a change of the name alone: the code stays, the PDF is another. Absent counts as 0. */
  readonly edition?: number;
  readonly issuedAt: Instant;
  /** When, where and by which scan it was first admitted. */
  readonly admittedAt?: Instant;
  readonly admittedDoor?: string;
  readonly admittedBy?: string;
  /** The last time its bearer went out, or came back in, after the first admission; absent where they only came in. */
  readonly movement?: TicketMovement;
};

/** A way through a door, out or in again. */
export type TicketMovement = {
  readonly way: 'in' | 'out';
  readonly at: Instant;
  readonly door: string;
  readonly scanId: string;
};
