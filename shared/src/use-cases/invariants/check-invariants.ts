import { BLOCKED, SOLD, type EventId } from '../../domain/index.ts';
import { pictureOf, type EventPicture, type PictureDeps } from './event-picture.ts';
import { moneyPending, moneyViolations } from './money-violations.ts';
import { poolViolations } from './pool-violations.ts';
import { promoPending, promoViolations } from './promo-violations.ts';
import { seatViolations } from './seat-violations.ts';

/** What a check of an event found. */
export type InvariantReport = {
  readonly eventId: EventId;
  /** What must never be, in words; empty when all is well. */
  readonly violations: readonly string[];
  /** What the background jobs still have to do, in words; empty once they have done it. */
  readonly pending: readonly string[];
  readonly counts: {
    readonly confirmedBookings: number;
    readonly liveTickets: number;
    readonly soldSeats: number;
    readonly soldPlaces: number;
    readonly captured: number;
    readonly refunded: number;
  };
};

/**
 * Checks what must always hold of an event, by its tables: no seat in two live tickets, each live ticket's seat sold to
 * its booking, each confirmed line with its ticket, pools that add up, each captured payment with one outcome, no more
 * refunded than captured, uses of promo codes within their limits, figures that equal a recount. While the event is on sale its tables cannot be read at one
 * moment, so that only what two readings agree on counts. Throws 'event-not-found'.
 */
export async function checkInvariants(
  deps: PictureDeps,
  eventId: EventId,
): Promise<InvariantReport> {
  const first = reportOf(await pictureOf(deps, eventId));
  if (first.violations.length === 0) return first;
  const second = reportOf(await pictureOf(deps, eventId));
  const seen = new Set(first.violations);
  return { ...second, violations: second.violations.filter((violation) => seen.has(violation)) };
}

function reportOf(picture: EventPicture): InvariantReport {
  const { event, counted } = picture;
  const { sold, ended } = soldTickets(picture);
  const tickets = sold - ended;
  const violations = [
    ...seatViolations(picture),
    ...poolViolations(picture),
    ...moneyViolations(picture),
    ...promoViolations(picture),
  ];
  // Sales and cancellations are counted one by one, in any order.
  if (counted > sold || counted < -ended)
    violations.push(`The figures count ${counted} tickets sold; there are ${tickets}.`);
  const pending = [...moneyPending(picture), ...promoPending(picture)];
  if (counted < tickets) pending.push(`${tickets - counted} tickets sold are not counted yet.`);
  if (counted > tickets)
    pending.push(`${counted - tickets} tickets given back or cancelled are still counted.`);
  return { eventId: event.eventId, violations, pending, counts: countsOf(picture) };
}

/** Tickets ever issued by a confirmation, and those of them that are void by now. */
function soldTickets({ tickets, bookings }: EventPicture): { sold: number; ended: number } {
  const issued = tickets.filter(({ bookingId }) => bookings.get(bookingId)?.confirmedAt);
  return { sold: issued.length, ended: issued.filter(({ status }) => status === 'void').length };
}

function countsOf(picture: EventPicture): InvariantReport['counts'] {
  const { bookings, tickets, rows, pools, attempts, refunds } = picture;
  return {
    confirmedBookings: [...bookings.values()].filter(({ status }) => status === 'confirmed').length,
    liveTickets: tickets.filter(({ status }) => status !== 'void').length,
    soldSeats: rows.reduce((sum, row) => sum + soldIn(row), 0),
    soldPlaces: pools.reduce((sum, { sold }) => sum + sold, 0),
    captured: attempts.filter(({ status }) => status === 'captured').length,
    refunded: refunds.length,
  };
}

function soldIn({ until, by }: EventPicture['rows'][number]): number {
  return Object.keys(until).filter((seatId) => until[seatId] === SOLD && by[seatId] !== BLOCKED)
    .length;
}
