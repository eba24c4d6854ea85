import { caughtMails, outboxIsEmpty } from '@foyer/e2e/after-effects';
import { SEAT_STATES, SOLD, type Booking, type RowStates } from '@foyer/shared/domain';
import { bookingStore, paymentStore } from '@foyer/shared/storage';
import { auditSeats, seatHolders, type SeatHolder } from '../seat-audit.ts';
import type { Purchase } from './purchases.ts';
import type { Rehearsal } from './rehearsal.ts';

/** What the tables and the mailbox say of what buyers did. */
export type RehearsalAudit = {
  /** Bookings whose buyers did not give them back and that have not all of their seats, or gave back and have some. */
  readonly lostHolds: number;
  readonly confirmed: number;
  readonly refunded: number;
  /** Paid, and neither a ticket nor the money back. */
  readonly unsettled: number;
  /** Seats on two tickets, sold without a ticket, or on a ticket without being sold. */
  readonly wrongSeats: number;
  /** Confirmed bookings whose tickets were mailed never, and those where they came twice. */
  readonly mailsMissing: number;
  readonly mailsDoubled: number;
};

/** True when no payment is open and no effect waits. */
export async function isSettled(
  { db }: Rehearsal,
  purchases: readonly Purchase[],
): Promise<boolean> {
  const paid = purchases.filter(({ fate }) => fate === 'paid');
  const open = (await Promise.all(paid.map((one) => outcomeOf(db, one)))).includes('open');
  return !open && (await outboxIsEmpty(db));
}

/** Looks at every purchase. */
export async function auditRehearsal(
  { db, room, dataDir }: Rehearsal,
  purchases: readonly Purchase[],
): Promise<RehearsalAudit> {
  const holders = await seatHolders(db, room.event);
  const seats = await auditSeats(db, room);
  const mails = await caughtMails(dataDir);
  const paid = purchases.filter(({ fate }) => fate === 'paid');
  const outcomes = await Promise.all(paid.map((one) => outcomeOf(db, one)));
  const confirmed = paid.filter((_, index) => outcomes[index] === 'confirmed');
  const mailed = confirmed.map(({ bookingId }) => timesOf(mails, `tickets.${bookingId}`));
  return {
    lostHolds: purchases.filter((one) => !standsRight(one, holders)).length,
    confirmed: confirmed.length,
    refunded: outcomes.filter((outcome) => outcome === 'refunded').length,
    unsettled: outcomes.filter((outcome) => outcome === 'open').length,
    wrongSeats: seats.doubles + seats.lost,
    mailsMissing: mailed.filter((count) => count === 0).length,
    mailsDoubled: mailed.filter((count) => count > 1).length,
  };
}

/** How the rows of the room stand by what the table says, as maps show them. */
export async function rowsInTable({ db, room }: Rehearsal): Promise<Record<string, RowStates>> {
  const holders = await seatHolders(db, room.event);
  const now = Date.now();
  const stateOf = (seatId: string): string => {
    const { until = 0 } = holders.get(seatId) ?? {};
    if (until === SOLD) return SEAT_STATES.sold;
    return until > now ? SEAT_STATES.held : SEAT_STATES.free;
  };
  const rows = room.plan.sections.flatMap((section) =>
    section.kind === 'seated' ? section.rows : [],
  );
  return Object.fromEntries(
    rows.map(({ rowId, seats }) => [rowId, seats.map(({ seatId }) => stateOf(seatId)).join('')]),
  );
}

/** Message-IDs are what a mail is for, `@` and our domain. */
function timesOf(mails: ReadonlyMap<string, number>, purpose: string): number {
  const same = [...mails].filter(([messageId]) => messageId.startsWith(`${purpose}@`));
  return same.reduce((sum, [, times]) => sum + times, 0);
}

async function outcomeOf(
  db: Rehearsal['db'],
  { bookingId }: Purchase,
): Promise<'confirmed' | 'refunded' | 'open'> {
  const booking: Booking | undefined = await bookingStore(db).find(bookingId);
  if (booking?.status === 'confirmed') return 'confirmed';
  const { refunds } = await paymentStore(db).ofBooking(bookingId);
  return refunds.some(({ doneAt }) => doneAt !== undefined) ? 'refunded' : 'open';
}

/** Held or sold to its buyer, or no longer theirs if they gave it back. A refunded one has lost its seats by a rule. */
function standsRight(
  { seats, bookingId, fate }: Purchase,
  holders: ReadonlyMap<string, SeatHolder>,
): boolean {
  const own = seats.filter((seatId) => holders.get(seatId)?.bookingId === bookingId);
  return own.length === (fate === 'released' ? 0 : seats.length);
}
