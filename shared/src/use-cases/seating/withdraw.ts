import {
  DomainError,
  epochOf,
  isRefusal,
  MAX_TICKETS,
  MINUTE_MS,
  newChangeHolder,
  placeLinesOf,
  seatLinesOf,
  type BookingLine,
  type FreePlaces,
  type Instant,
  type RandomBytes,
  type SeatId,
  type SeatingPlan,
  type SectionId,
  type TicketedEvent,
  type Withdrawal,
} from '../../domain/index.ts';
import type { Claim, SeatStore, Taken } from '../ports.ts';

/** What taking seats out of sale needs. */
export type WithdrawDeps = { seats: Pick<SeatStore, 'hold' | 'release'>; randomBytes: RandomBytes };

/** What is to go, of which plan. */
export type ToWithdraw = {
  readonly event: TicketedEvent;
  readonly from: SeatingPlan;
  readonly withdrawal: Withdrawal;
  readonly free: FreePlaces;
};

/** What became of it. */
export type Withdrawn = {
  /** What others have; then nothing is held. */
  readonly taken: Taken;
  /** Frees everything again. */
  undo(): Promise<void>;
};

/** As long as a hold of a booking; whatever is not gone by then is for sale again, whoever died in between. */
const WITHDRAWN_MS = 10 * MINUTE_MS;
/** Rows that are held at the same time. */
const AT_ONCE = 20;

/** Holds what is to go, as a booking would: all of it, or nothing. */
export async function withdraw(
  deps: WithdrawDeps,
  { event, from, withdrawal, free }: ToWithdraw,
  now: Instant,
): Promise<Withdrawn> {
  const { eventId, planVersion } = event;
  const until = epochOf(now) + WITHDRAWN_MS;
  const bookingId = newChangeHolder(deps.randomBytes);
  const claims = linesToHold(event, from, withdrawal, free).map((lines): Claim => {
    return { bookingId, eventId, planVersion, lines, until };
  });
  const undo = () => inLots(claims, (claim) => deps.seats.release(claim, epochOf(now)));
  const taken = { seats: [] as SeatId[], sections: [] as SectionId[] };
  try {
    await inLots(claims, async (claim) => {
      const lost = await hold(deps, claim, now);
      taken.seats.push(...lost.seats);
      taken.sections.push(...lost.sections);
    });
  } catch (error) {
    await undo();
    throw error;
  }
  if (taken.seats.length + taken.sections.length > 0) await undo();
  return { taken, undo };
}

/** The lines of one hold each, for one inventory block. */
function linesToHold(
  event: TicketedEvent,
  from: SeatingPlan,
  { seats, places }: Withdrawal,
  free: FreePlaces,
): BookingLine[][] {
  const parties = seats.flatMap(({ seatIds }) =>
    Array.from({ length: Math.ceil(seatIds.length / MAX_TICKETS) }, (_, party) =>
      seatIds.slice(party * MAX_TICKETS, (party + 1) * MAX_TICKETS),
    ),
  );
  return [
    ...parties.map((seatIds) => seatLinesOf(event, from, seatIds)),
    ...places.map(({ sectionId, pool, quantity }) => {
      const some = Math.min(quantity, free[sectionId]?.[pool] ?? 0);
      return placeLinesOf(event, from, sectionId, [{ pool, quantity: some }]);
    }),
  ].filter((lines) => lines.length > 0);
}

/** Answers with what others have. */
async function hold({ seats }: WithdrawDeps, claim: Claim, now: Instant): Promise<Taken> {
  try {
    await seats.hold(claim, epochOf(now));
    return { seats: [], sections: [] };
  } catch (error) {
    const [line] = claim.lines;
    if (isRefusal(error, 'seat-unavailable') && Array.isArray(error.details['seats']))
      return { seats: error.details['seats'] as SeatId[], sections: [] };
    if (isRefusal(error, 'places-unavailable') && line)
      return { seats: [], sections: [line.sectionId] };
    // Another change of the plan was faster.
    throw isRefusal(error, 'plan-changed')
      ? new DomainError('event-changed', {}, { cause: error })
      : error;
  }
}

async function inLots<T>(entries: readonly T[], act: (entry: T) => Promise<void>): Promise<void> {
  for (let start = 0; start < entries.length; start += AT_ONCE)
    await Promise.all(entries.slice(start, start + AT_ONCE).map(act));
}
