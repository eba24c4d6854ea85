import { SOLD, type EpochMs, type PaymentOutcome } from '../domain/index.ts';
import {
  give,
  isFree,
  mayHave,
  MODEL_SEATS,
  placesFor,
  type ModelAttempt,
  type ModelBooking,
  type SaleModel,
} from './sale-model.ts';

/** What the provider says of an attempt now; time may have ended it. */
function lookAt(model: SaleModel, attempt: ModelAttempt): ModelAttempt['provider'] {
  if (model.now >= attempt.at) {
    if (attempt.provider === 'waiting') attempt.provider = 'expired';
    if (attempt.provider === 'coming') attempt.provider = 'captured';
  }
  return attempt.provider;
}

/** The bank approves what waits for it, and its message is noted. */
export function bankTells(model: SaleModel, booking: ModelBooking, number: number): void {
  const attempt = booking.attempts[number - 1];
  if (!attempt) return;
  if (lookAt(model, attempt) === 'waiting') attempt.provider = 'captured';
  const said = lookAt(model, attempt);
  if (said === 'captured' && !attempt.outcome) attempt.ours = 'captured';
  if ((said === 'expired' || said === 'declined') && attempt.ours === 'started')
    failModel(booking, attempt, said);
}

/** An attempt comes to nothing; where it was the latest, the booking is no longer being paid for. */
export function failModel(
  booking: ModelBooking,
  attempt: ModelAttempt,
  status: 'declined' | 'expired',
): void {
  attempt.ours = status;
  if (booking.attempts.at(-1) === attempt && booking.status === 'held') booking.paying = false;
}

/**
 * Ends a booking's latest attempt, so that it takes no more money; answers with the outcome if it had taken it, and with
 * 'pending' when the money is on its way.
 */
export function closeLatest(
  model: SaleModel,
  booking: ModelBooking,
): PaymentOutcome | 'pending' | undefined {
  const attempt = booking.attempts.at(-1);
  if (!attempt || attempt.ours === 'declined' || attempt.ours === 'expired') return undefined;
  const said = lookAt(model, attempt);
  if (said === 'captured' || attempt.ours === 'captured')
    return settleModel(model, booking, booking.attempts.length);
  if (said === 'coming') return 'pending';
  attempt.provider = 'expired';
  failModel(booking, attempt, 'expired');
  return undefined;
}

/**
 * What must become of a captured attempt. Where equal seats are given the model does not say which: the booking is
 * marked with the number of seats lost, and `reseat` tells the model what was chosen.
 */
export function settleModel(
  model: SaleModel,
  booking: ModelBooking,
  number: number,
): PaymentOutcome {
  const attempt = booking.attempts[number - 1];
  if (!attempt) throw new Error(`There is no attempt ${number}.`);
  if (attempt.outcome) return attempt.outcome;
  attempt.ours = 'captured';
  attempt.outcome = outcomeOf(model, booking);
  if (attempt.outcome === 'refundDue') return attempt.outcome;
  booking.status = 'confirmed';
  booking.paidBy = number;
  if (attempt.outcome === 'allocated') give(model, booking, SOLD);
  return attempt.outcome;
}

function outcomeOf(model: SaleModel, booking: ModelBooking): PaymentOutcome {
  if (booking.status !== 'held') return 'refundDue';
  if (placesFor(model, booking.name) < booking.places) return 'refundDue';
  const lost = booking.seats.filter((seatId) => !mayHave(model, booking.name, seatId));
  if (lost.length === 0) return 'allocated';
  return Object.values(MODEL_SEATS).every((category) => isEnough(model, booking, category, lost))
    ? 'reseated'
    : 'refundDue';
}

function isEnough(
  model: SaleModel,
  { seats }: ModelBooking,
  category: readonly string[],
  lost: readonly string[],
): boolean {
  const wanted = category.filter((seatId) => lost.includes(seatId)).length;
  const free = category.filter((seatId) => !seats.includes(seatId) && isFree(model, seatId)).length;
  return free >= wanted;
}

/** Takes over which seats a booking was given instead; throws when they were not to be had or not equal. */
export function reseat(model: SaleModel, booking: ModelBooking, seats: readonly string[]): void {
  for (const seatId of seats)
    if (!mayHave(model, booking.name, seatId)) throw new Error(`${seatId} was not to be had.`);
  for (const [name, category] of Object.entries(MODEL_SEATS)) {
    const count = (some: readonly string[]) => some.filter((one) => category.includes(one)).length;
    if (count(seats) !== count(booking.seats)) throw new Error(`Not as many seats of ${name}.`);
  }
  booking.seats = seats;
  give(model, booking, SOLD);
}

/** When a hold ends that begins now. */
export const holdEnd = ({ now }: SaleModel): EpochMs => now + 600_000;

/** When a payment's hold ends that begins now. */
export const paymentEnd = ({ now }: SaleModel): EpochMs => now + 900_000;
