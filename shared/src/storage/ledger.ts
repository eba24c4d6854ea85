import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import {
  DomainError,
  epochOf,
  instantOf,
  type Booking,
  type EpochMs,
  type Instant,
  type PaymentAttempt,
  type Refund,
} from '../domain/index.ts';
import type { Confirmation, Ledger } from '../use-cases/ports.ts';
import { auditPut } from './audit-item.ts';
import { commitUnlessRefused, type FailedItem } from './conflicts.ts';
import type { Database } from './database.ts';
import { exchangeOf, lateSaleOf, prolongationOf, saleOf } from './inventory-changes.ts';
import { refusalOf } from './inventory-refusal.ts';
import type { InventoryWriter, Refused } from './inventory-writer.ts';
import {
  attemptAllocated,
  attemptCaptured,
  attemptFailed,
  attemptOwed,
  bookingAttempted,
  bookingConfirmed,
  bookingExchanged,
  bookingRenewed,
  bookingUnpaid,
  refundReopened,
} from './ledger-updates.ts';
import { limitSale, openLimit } from './limit-store.ts';
import { outboxPut } from './outbox-item.ts';
import { cancelBooking } from './ledger-cancellation.ts';
import { makeOffer } from './ledger-offer.ts';
import { refundAlone } from './ledger-refund.ts';
import { attemptItem, refundItem } from './payment.model.ts';
import { promoExchange } from './promo-pools.ts';
import { bookingIn, type SeatBookingItem } from './seat-booking.model.ts';
import { ticketItem } from './ticket-item.ts';

/** The commits that cross tables, each one TransactWriteItems. */
export function ledger(db: Database, inventory: InventoryWriter): Ledger {
  const deps = { db, inventory };
  return {
    renew: (booking, until, now) => renew(deps, booking, until, now),
    exchange: (from, to, now) => exchange(deps, from, to, now),
    beginAttempt: (booking, attempt, now) => beginAttempt(deps, booking, attempt, now),
    confirm: (confirmation, now) => confirm(deps, confirmation, now),
    cancel: (cancellation, now) => cancelBooking(deps, cancellation, now),
    capture: (attempt, capturedAt) => capture(db, attempt, capturedAt),
    fail: (attempt, status) => fail(db, attempt, status),
    offer: (commit, now) => makeOffer(deps, commit, now),
    refund: (own, now) => refundAlone(db, own, now),
    oweRefund: (attempt, refund, capturedAt) => oweRefund(db, attempt, refund, capturedAt),
    reopenRefund: (refund, now) => reopenRefund(db, refund, now),
  };
}

type Deps = { readonly db: Database; readonly inventory: InventoryWriter };

async function renew({ db, inventory }: Deps, booking: Booking, until: EpochMs, now: EpochMs) {
  const refused = await inventory.commit(prolongationOf(booking, until), now, [
    bookingRenewed(db, booking, until),
  ]);
  if (!refused) return;
  const { bookingId } = booking;
  const stands = refused.others.get(0);
  if (!stands) throw new DomainError('hold-expired', { bookingId });
  if (stands['status'] !== 'held') throw new DomainError('booking-not-held', { bookingId });
  if (stands['paying']) throw new DomainError('booking-paying', { bookingId });
  // Our own renewal stands when only the reply to it was lost.
  if (stands['renewed'] && stands['heldUntil'] === instantOf(until)) return;
  throw new DomainError(stands['renewed'] ? 'already-renewed' : 'busy', { bookingId });
}

/** Tries to find uses of a promo code: each further one folds claims that the last one saw. */
const PROMO_TRIES = 5;

async function exchange({ db, inventory }: Deps, from: Booking, to: Booking, now: EpochMs) {
  const write = exchangeOf(from, to);
  const promo = promoExchange(db, from, to, now);
  for (let attempt = 1; ; attempt += 1) {
    const others = [bookingExchanged(db, from, to), ...promo.writes()];
    const refused = await inventory.commit(write, now, others);
    if (!refused) return;
    const { seatsLost, stands, pools } = partsOf(refused);
    if (!seatsLost && !stands && attempt < PROMO_TRIES && promo.learn(pools)) continue;
    const { bookingId } = from;
    if (stands && stands['status'] !== 'held')
      throw new DomainError('booking-not-held', { bookingId });
    if (stands) throw new DomainError(stands['paying'] ? 'booking-paying' : 'busy', { bookingId });
    if (seatsLost) throw refusalOf(refused, write, now);
    throw new DomainError('promo-used-up', { code: to.promoCode });
  }
}

/** What refused an exchange: the booking as it stands, seats and places, or pools of promo uses by their number. */
function partsOf({ others, rows, pools }: Refused) {
  return {
    stands: others.get(0),
    seatsLost: rows.size + pools.size > 0,
    pools: new Map([...others].map(([position, item]) => [position - 1, item])),
  };
}

/** Writes the attempt before money moves; the first attempt also prolongs the hold, once (rules 17, 19). */
async function beginAttempt(
  { db, inventory }: Deps,
  booking: Booking,
  attempt: PaymentAttempt,
  now: EpochMs,
) {
  const { bookingId, eventId } = booking;
  const prolonged = attempt.attempt === 1;
  const write = prolonged
    ? prolongationOf(booking, epochOf(booking.heldUntil))
    : { bookingId, eventId, rows: [], pools: [] };
  const refused = await inventory.commit(write, now, [
    bookingAttempted(db, booking, attempt),
    {
      Put: {
        TableName: db.table('payments'),
        Item: attemptItem(attempt),
        ConditionExpression: 'attribute_not_exists(bookingId)',
      },
    },
  ]);
  if (!refused) return;
  const stands = refused.others.get(0);
  if (!stands && !refused.others.has(1)) throw new DomainError('hold-expired', { bookingId });
  if (stands && stands['status'] !== 'held')
    throw new DomainError('booking-not-held', { bookingId });
  const stale = stands?.['attempts'] === attempt.attempt - 1;
  throw new DomainError(stale ? 'busy' : 'payment-in-progress', { bookingId });
}

async function confirm(
  { db, inventory }: Deps,
  confirmation: Confirmation,
  now: EpochMs,
): Promise<Booking> {
  const { booking, attempt, held, limit } = confirmation;
  const write = held ? lateSaleOf(booking, held) : saleOf(booking);
  const paidBy = attempt?.attempt ?? 0;
  const commit = () =>
    inventory.commit(write, now, confirmationItems(db, confirmation, instantOf(now)));
  let refused = await commit();
  if (limit && refused?.others.size === 1 && refused.others.has(limitPosition(confirmation))) {
    await openLimit(db, limit);
    refused = await commit();
  }
  if (!refused) return { ...booking, status: 'confirmed', confirmedAt: instantOf(now), paidBy };
  const { others } = refused;
  const stands = others.get(0) as SeatBookingItem | undefined;
  if (stands?.status === 'confirmed' && stands.paidBy === paidBy) return bookingIn(stands);
  if (others.size === 0) throw refusalOf(refused, write, now);
  throw new DomainError(overReason(confirmation, others), { bookingId: booking.bookingId });
}

/** Why a booking that does not lack seats cannot be confirmed; 'busy' when it was only read too early. */
function overReason(
  confirmation: Confirmation,
  others: ReadonlyMap<number, FailedItem>,
): 'busy' | 'booking-over' | 'customer-limit-reached' {
  const status = others.get(0)?.['status'];
  if (status === 'held' || status === 'expired') return 'busy';
  const onlyLimit = others.size === 1 && others.has(limitPosition(confirmation));
  return confirmation.limit && onlyLimit ? 'customer-limit-reached' : 'booking-over';
}

/** Where the customer's limit stands among the items of a confirmation. */
function limitPosition({ attempt }: Confirmation): number {
  return attempt ? 2 : 1;
}

function confirmationItems(
  db: Database,
  confirmation: Confirmation,
  now: Instant,
): TransactWriteItem[] {
  const { booking, tickets, attempt, outcome, limit, effects, audit } = confirmation;
  return [
    bookingConfirmed(db, booking, attempt?.attempt ?? 0, now),
    ...(attempt ? [attemptAllocated(db, attempt, outcome, now)] : []),
    ...(limit ? [limitSale(db, limit, booking.bookingId, booking.lines.length)] : []),
    ...tickets.map((ticket) => ({
      Put: {
        TableName: db.table('tickets'),
        Item: marshall(ticketItem(ticket), { removeUndefinedValues: true }),
        ConditionExpression: 'attribute_not_exists(bookingId)',
      },
    })),
    ...effects.map((effect) => outboxPut(db, effect, now)),
    ...(audit ? [auditPut(db, audit)] : []),
  ];
}

async function capture(db: Database, attempt: PaymentAttempt, capturedAt: Instant) {
  const { bookingId, attempt: number } = attempt;
  await unlessDone(db, [
    attemptCaptured(db, attempt, capturedAt),
    outboxPut(db, { kind: 'settle', bookingId, attempt: number }, capturedAt),
  ]);
}

/** Ends an attempt; a booking that it was the latest of is no longer being paid for, so its seats may change again. */
async function fail(db: Database, attempt: PaymentAttempt, status: 'declined' | 'expired') {
  const failed = attemptFailed(db, attempt, status);
  const freed = await unlessDone(db, [failed, bookingUnpaid(db, attempt)]);
  if (!freed) await unlessDone(db, [failed]);
}

async function oweRefund(
  db: Database,
  attempt: PaymentAttempt,
  refund: Refund,
  capturedAt: Instant,
) {
  const { bookingId, refundId } = refund;
  return unlessDone(db, [
    attemptOwed(db, attempt, refund.amount, capturedAt),
    {
      Put: {
        TableName: db.table('payments'),
        Item: refundItem(refund),
        ConditionExpression: 'attribute_not_exists(bookingId)',
      },
    },
    outboxPut(db, { kind: 'refund', bookingId, refundId }, capturedAt),
  ]);
}

async function reopenRefund(db: Database, refund: Refund, now: Instant) {
  const { bookingId, eventId, refundId, cause } = refund;
  const sale = { bookingId, eventId, tickets: 0, revenue: 0, bookings: 0 };
  const calledOff = { bookings: 0, owed: 0, paidBack: -1 };
  await unlessDone(db, [
    refundReopened(db, refund),
    outboxPut(db, { kind: 'refund', bookingId, refundId }, now),
    ...(cause === 'cancelled'
      ? [outboxPut(db, { kind: 'count-sale', ...sale, calledOff }, now)]
      : []),
  ]);
}

/** Commits once; false when a condition says that it was done before. */
function unlessDone(db: Database, items: TransactWriteItem[]): Promise<boolean> {
  return commitUnlessRefused(() => db.client.transactWriteItems({ TransactItems: items }));
}
