import type {
  BookingId,
  CategoryId,
  EntryId,
  EventId,
  PlanVersion,
  PromoId,
  RowId,
  SeatId,
  SectionId,
  UserId,
  VisitorId,
} from '../ids.ts';
import type { Currency, MinorUnits } from '../money.ts';
import type { PlaceLabel } from '../seating/plan.ts';
import type { EpochMs, Instant } from '../time.ts';
import type { PoolDraw } from './pool-choice.ts';

/** The states of a booking and where each may go next. `expired` is a label for lists: the seat rows are the truth (rule 6). */
export const BOOKING_NEXT = {
  held: ['confirmed', 'expired', 'released'],
  confirmed: ['cancelled'],
  expired: ['confirmed'],
  released: [],
  cancelled: [],
} as const;

/** A state of a booking. */
export type BookingStatus = keyof typeof BOOKING_NEXT;

/** The most tickets in one booking, whatever an event allows (rule 2). */
export const MAX_TICKETS = 40;

/** A numbered seat in a booking. */
export type SeatLine = {
  readonly kind: 'seat';
  readonly sectionId: SectionId;
  readonly rowId: RowId;
  /** The inventory block that carries the seat. */
  readonly block: string;
  readonly seatId: SeatId;
  readonly label: PlaceLabel;
  readonly categoryId: CategoryId;
  /** What is paid for it, after the promo code. */
  readonly price: MinorUnits;
  /** The price before the promo code, where one lowered it. */
  readonly fullPrice?: MinorUnits;
};

/** One standing place in a booking. */
export type PlaceLine = {
  readonly kind: 'place';
  readonly sectionId: SectionId;
  /** The inventory pool that the place is drawn from. */
  readonly pool: number;
  readonly label: PlaceLabel;
  readonly categoryId: CategoryId;
  /** What is paid for it, after the promo code. */
  readonly price: MinorUnits;
  /** The price before the promo code, where one lowered it. */
  readonly fullPrice?: MinorUnits;
};

/** One ticket's worth of a booking; line n becomes ticket n + 1. */
export type BookingLine = SeatLine | PlaceLine;

/** What a booking costs, in minor units; taxes are contained in `total`. */
export type BookingTotals = {
  /** All prices as paid. */
  readonly tickets: MinorUnits;
  /** What the promo code took off; `tickets` is without it already. */
  readonly discount?: MinorUnits;
  readonly fees: MinorUnits;
  readonly taxes: readonly { readonly name: string; readonly amount: MinorUnits }[];
  readonly total: MinorUnits;
};

/** What a booking uses of its promo code: a ticket is a use. */
export type PromoUse = {
  readonly promoId: PromoId;
  /** Until when its uses are claimed, and from which pools; no pools where the code has no limit (rule 16). */
  readonly claimedUntil: EpochMs;
  readonly poolsId?: PromoId;
  readonly draws: readonly PoolDraw[];
};

/** Who asks: a signed-in customer (in a browser that may have held seats before), or a browser known by its visitor cookie. */
export type Caller =
  | {
      readonly kind: 'customer';
      readonly customerId: UserId;
      readonly visitorId?: VisitorId;
      readonly email: string;
      readonly name: string;
      /** The session whose token says so. */
      readonly sessionId?: string;
    }
  | { readonly kind: 'visitor'; readonly visitorId: VisitorId };

/** Who the tickets are for. */
export type Contact = { readonly name: string; readonly email: string };

/** Tickets that the organizer cancelled, and why. */
export type CancelledTickets = {
  /** Derived from the request, so that a repeat finds it. */
  readonly key: string;
  readonly numbers: readonly number[];
  /** What goes back for them; 0 where the organizer keeps it. */
  readonly refund: MinorUnits;
  readonly reason: string;
  readonly at: Instant;
};

/** How an organizer settles what they book for somebody: it is a gift, or its price is taken in cash. */
export type BoxOfficeSale = {
  readonly settledBy: 'complimentary' | 'door';
  /** Why, for those who look at the bookings later. */
  readonly reason?: string;
};

/** Seats and places that one customer holds or has bought. */
export type Booking = {
  readonly bookingId: BookingId;
  readonly eventId: EventId;
  readonly status: BookingStatus;
  readonly planVersion: PlanVersion;
  readonly lines: readonly BookingLine[];
  /** The waitlist entry that it was offered to: leaving the page gives nothing back, declining does. */
  readonly entryId?: EntryId;
  /** Grows by one when the lines change. */
  readonly revision: number;
  readonly totals: BookingTotals;
  readonly currency: Currency;
  /** More seats are to come: whether it leaves single ones is judged when it is complete, at payment at the latest. */
  readonly stillChoosing?: true | undefined;
  /** The first moment at which the seats are free again; exclusive end of the hold. */
  readonly heldUntil: Instant;
  readonly renewed: boolean;
  /** A payment attempt has started: leaving the page releases nothing (rule 19). */
  readonly paying: boolean;
  /** Number of payment attempts begun. */
  readonly attempts: number;
  readonly customerId?: UserId;
  readonly visitorId?: VisitorId;
  readonly contact?: Contact;
  /** The promo code that lowered its prices. */
  readonly promoCode?: string;
  /** What is used of that code. */
  readonly promoUse?: PromoUse;
  /** Names for the tickets, in line order, where given. */
  readonly attendees?: readonly string[];
  /** Fingerprint of the request that made the booking (rule 14). */
  readonly requestHash: string;
  /** Raised by adoption and transfer, so that older signed links die (rule 33). */
  readonly linkVersion: number;
  readonly createdAt: Instant;
  readonly confirmedAt?: Instant;
  /** Numbers of the tickets that were given back or cancelled one by one; their lines keep their places. */
  readonly returned?: readonly number[];
  /** Which of them the organizer cancelled. */
  readonly cancellations?: readonly CancelledTickets[];
  readonly cancelledAt?: Instant;
  /** How it was settled without a payment, where an organizer made it for somebody. */
  readonly boxOffice?: BoxOfficeSale;
  /** The attempt that paid for it; 0 where none did. */
  readonly paidBy?: number;
};

/** True for a booking that came to nothing: it was given back or its time ran out before anybody began to pay. */
export function isBookingOver({ status, attempts, heldUntil }: Booking, now: Instant): boolean {
  if (attempts > 0) return false;
  return status === 'held' ? heldUntil <= now : status === 'released' || status === 'expired';
}
