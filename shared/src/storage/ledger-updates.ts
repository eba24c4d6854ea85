import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import {
  instantOf,
  normaliseEmail,
  type Booking,
  type EpochMs,
  type Instant,
  type MinorUnits,
  type PaymentAttempt,
  type Refund,
} from '../domain/index.ts';
import type { Database } from './database.ts';
import { attemptKey, openShardOf, owedShardOf, refundKey } from './payment.model.ts';
import { bookingKey, bookingShardOf } from './seat-booking.model.ts';
import { updateBuilder, type UpdateBuilder } from './update-builder.ts';

/** held → held with a later end, once. */
export function bookingRenewed(db: Database, booking: Booking, until: EpochMs): TransactWriteItem {
  return updateOfBooking(db, booking, (builder) => {
    requireHeld(builder, booking);
    builder.require(`${builder.path('renewed')} = ${builder.value(false)}`);
    builder.require(`${builder.path('paying')} = ${builder.value(false)}`);
    builder.set(`${builder.path('renewed')} = ${builder.value(true)}`);
    builder.set(`${builder.path('heldUntil')} = ${builder.value(instantOf(until))}`);
  });
}

/** Other lines in the same hold. */
export function bookingExchanged(db: Database, from: Booking, to: Booking): TransactWriteItem {
  return updateOfBooking(db, from, (builder) => {
    requireHeld(builder, from);
    builder.require(`${builder.path('paying')} = ${builder.value(false)}`);
    builder.set(`${builder.path('planVersion')} = ${builder.value(to.planVersion)}`);
    builder.set(`${builder.path('lines')} = ${builder.value(to.lines)}`);
    builder.set(`${builder.path('totals')} = ${builder.value(to.totals)}`);
    builder.set(`${builder.path('revision')} = ${builder.value(to.revision)}`);
    setOrRemove(builder, 'stillChoosing', to.stillChoosing);
    setOrRemove(builder, 'promoCode', to.promoCode);
    setOrRemove(builder, 'promoUse', to.promoUse);
  });
}

/** A held booking with one payment attempt more, its contact, its prolonged end, and no end of its own in the table. */
export function bookingAttempted(
  db: Database,
  booking: Booking,
  attempt: PaymentAttempt,
): TransactWriteItem {
  return updateOfBooking(db, booking, (builder) => {
    requireHeld(builder, booking);
    builder.require(`${builder.path('attempts')} = ${builder.value(attempt.attempt - 1)}`);
    builder.set(`${builder.path('attempts')} = ${builder.value(attempt.attempt)}`);
    builder.set(`${builder.path('paying')} = ${builder.value(true)}`);
    builder.set(`${builder.path('heldUntil')} = ${builder.value(booking.heldUntil)}`);
    nameCustomer(builder, booking);
    builder.remove(builder.path('expires'));
  });
}

/** A held booking whose latest attempt has come to nothing. */
export function bookingUnpaid(
  db: Database,
  { bookingId, attempt }: PaymentAttempt,
): TransactWriteItem {
  return updateOfBooking(db, { bookingId }, (builder) => {
    builder.require(`${builder.path('status')} = ${builder.value('held')}`);
    builder.require(`${builder.path('attempts')} = ${builder.value(attempt)}`);
    builder.set(`${builder.path('paying')} = ${builder.value(false)}`);
  });
}

/**
 * held or expired → confirmed (rule 6), with the lines as sold. `paidBy` is the attempt whose money it is, 0 for a
 * free booking, so that a repeat can be told from a second payment.
 */
export function bookingConfirmed(
  db: Database,
  booking: Booking,
  paidBy: number,
  now: Instant,
): TransactWriteItem {
  return updateOfBooking(db, booking, (builder) => {
    const [held, expired] = [builder.value('held'), builder.value('expired')];
    builder.require(`${builder.path('status')} IN (${held}, ${expired})`);
    builder.require(`${builder.path('revision')} = ${builder.value(booking.revision)}`);
    builder.set(`${builder.path('status')} = ${builder.value('confirmed')}`);
    builder.set(`${builder.path('confirmedAt')} = ${builder.value(now)}`);
    builder.set(`${builder.path('eventShard')} = ${builder.value(bookingShardOf(booking))}`);
    builder.set(`${builder.path('paidBy')} = ${builder.value(paidBy)}`);
    builder.set(`${builder.path('lines')} = ${builder.value(booking.lines)}`);
    nameCustomer(builder, booking);
    noteGuest(builder, booking);
    builder.remove(builder.path('expires'));
  });
}

const REDUCED = ['status', 'revision', 'returned', 'cancellations', 'cancelledAt'] as const;

/** A confirmed booking with fewer tickets, or confirmed → cancelled with the last of them. */
export function bookingReduced(db: Database, from: Booking, to: Booking): TransactWriteItem {
  return updateOfBooking(db, from, (builder) => {
    builder.require(`${builder.path('status')} = ${builder.value('confirmed')}`);
    builder.require(`${builder.path('revision')} = ${builder.value(from.revision)}`);
    for (const name of REDUCED) setOrRemove(builder, name, to[name]);
  });
}

/**
 * More of a captured payment goes back, whatever went back before, never more than was captured (rule 21). Several may
 * do so at once; that each does it once is for the refund's id in the same commit.
 */
export function attemptRefunded(
  db: Database,
  attempt: PaymentAttempt,
  amount: MinorUnits,
): TransactWriteItem {
  return updateOfAttempt(db, attempt, (builder) => {
    const refunded = builder.path('refunded');
    const left = builder.value(attempt.amount - amount);
    builder.require(`${builder.path('status')} = ${builder.value('captured')}`);
    builder.require(`${builder.path('amount')} >= ${builder.value(amount)}`);
    builder.require(`(attribute_not_exists(${refunded}) OR ${refunded} <= ${left})`);
    builder.add(`${refunded} ${builder.value(amount)}`);
  });
}

/** The attempt's money is the booking's: captured, with an outcome, no longer open. */
export function attemptAllocated(
  db: Database,
  attempt: PaymentAttempt,
  outcome: 'allocated' | 'reseated',
  now: Instant,
): TransactWriteItem {
  return updateOfAttempt(db, attempt, (builder) => {
    settle(builder, outcome, attempt.capturedAt ?? now);
  });
}

/** The attempt's money goes back; never more than was captured (rule 21). */
export function attemptOwed(
  db: Database,
  attempt: PaymentAttempt,
  amount: MinorUnits,
  capturedAt: Instant,
): TransactWriteItem {
  return updateOfAttempt(db, attempt, (builder) => {
    settle(builder, 'refundDue', attempt.capturedAt ?? capturedAt);
    builder.require(`${builder.path('amount')} >= ${builder.value(amount)}`);
    builder.set(`${builder.path('refunded')} = ${builder.value(amount)}`);
  });
}

/** done → due: the money did not arrive. */
export function refundReopened(db: Database, refund: Refund): TransactWriteItem {
  const builder = updateBuilder();
  builder.require(`${builder.path('status')} = ${builder.value('done')}`);
  builder.set(`${builder.path('status')} = ${builder.value('due')}`);
  builder.set(`${builder.path('open')} = ${builder.value(owedShardOf(refund))}`);
  builder.remove(builder.path('doneAt'));
  return { Update: builder.build(db.table('payments'), refundKey(refund)) };
}

/** started, declined or expired → captured; open until the outcome is known, also where it had counted as ended. */
export function attemptCaptured(
  db: Database,
  attempt: PaymentAttempt,
  capturedAt: Instant,
): TransactWriteItem {
  return updateOfAttempt(db, attempt, (builder) => {
    const status = builder.path('status');
    builder.require(`attribute_not_exists(${builder.path('outcome')})`);
    builder.require(`${status} <> ${builder.value('captured')}`);
    builder.set(`${status} = ${builder.value('captured')}`);
    builder.set(`${builder.path('capturedAt')} = ${builder.value(capturedAt)}`);
    builder.set(`${builder.path('open')} = ${builder.value(openShardOf(attempt))}`);
    if (attempt.providerRef !== undefined)
      builder.set(`${builder.path('providerRef')} = ${builder.value(attempt.providerRef)}`);
  });
}

/** started → declined or expired: nothing was paid, nothing is open. */
export function attemptFailed(
  db: Database,
  attempt: PaymentAttempt,
  status: 'declined' | 'expired',
): TransactWriteItem {
  return updateOfAttempt(db, attempt, (builder) => {
    builder.require(`${builder.path('status')} = ${builder.value('started')}`);
    builder.set(`${builder.path('status')} = ${builder.value(status)}`);
    close(builder);
  });
}

/** Writes the outcome exactly once (rule 18). */
function settle(builder: UpdateBuilder, outcome: string, capturedAt: Instant): void {
  builder.require(`attribute_not_exists(${builder.path('outcome')})`);
  builder.set(`${builder.path('status')} = ${builder.value('captured')}`);
  builder.set(`${builder.path('outcome')} = ${builder.value(outcome)}`);
  builder.set(`${builder.path('capturedAt')} = ${builder.value(capturedAt)}`);
  close(builder);
}

/** Nothing is left to ask: what reconciliation needed goes, and the address with it. */
function close(builder: UpdateBuilder): void {
  for (const name of ['open', 'terms', 'troubles']) builder.remove(builder.path(name));
}

/** Who the booking is for: contact, ticket names, and the account where there is one. */
function nameCustomer(builder: UpdateBuilder, { contact, attendees, customerId }: Booking): void {
  for (const [name, value] of Object.entries({ contact, attendees, customerId })) {
    if (value !== undefined) builder.set(`${builder.path(name)} = ${builder.value(value)}`);
  }
}

/** Whose address may later prove the booking its own, where no account has it (rule 33). */
function noteGuest(builder: UpdateBuilder, { contact, customerId }: Booking): void {
  if (customerId !== undefined || !contact) return;
  builder.set(`${builder.path('guest')} = ${builder.value(normaliseEmail(contact.email))}`);
}

function setOrRemove(builder: UpdateBuilder, name: string, value: unknown): void {
  if (value === undefined) builder.remove(builder.path(name));
  else builder.set(`${builder.path(name)} = ${builder.value(value)}`);
}

function requireHeld(builder: UpdateBuilder, booking: Booking): void {
  builder.require(`${builder.path('status')} = ${builder.value('held')}`);
  builder.require(`${builder.path('revision')} = ${builder.value(booking.revision)}`);
}

function updateOfBooking(
  db: Database,
  booking: Pick<Booking, 'bookingId'>,
  change: (builder: UpdateBuilder) => void,
): TransactWriteItem {
  const builder = updateBuilder();
  change(builder);
  return { Update: builder.build(db.table('seatBookings'), bookingKey(booking.bookingId)) };
}

function updateOfAttempt(
  db: Database,
  attempt: PaymentAttempt,
  change: (builder: UpdateBuilder) => void,
): TransactWriteItem {
  const builder = updateBuilder();
  change(builder);
  return { Update: builder.build(db.table('payments'), attemptKey(attempt)) };
}
