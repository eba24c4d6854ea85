import { sumOf, type Booking, type PaymentAttempt, type Refund } from '../../domain/index.ts';
import type { EventPicture } from './event-picture.ts';

/** What is wrong between payments, refunds and confirmed bookings. */
export function moneyViolations(picture: EventPicture): string[] {
  const attempts = new Map(picture.attempts.map((attempt) => [nameOf(attempt), attempt]));
  const refunds = Map.groupBy(picture.refunds, nameOf);
  return [
    ...picture.attempts.flatMap((attempt) =>
      attemptViolations(picture, attempt, refunds.get(nameOf(attempt)) ?? []),
    ),
    ...picture.refunds.flatMap((refund) => (attempts.has(nameOf(refund)) ? [] : [stray(refund)])),
    ...[...picture.bookings.values()].flatMap((booking) => unpaid(attempts, booking)),
  ];
}

/** Captured money that has no outcome yet, and refunds not yet paid out. */
export function moneyPending({ attempts, refunds }: EventPicture): string[] {
  return [
    ...attempts
      .filter(({ status, outcome }) => status === 'captured' && !outcome)
      .map((attempt) => `${nameOf(attempt)} is captured and has no outcome yet.`),
    ...refunds
      .filter(({ status }) => status === 'due')
      .map(({ refundId }) => `Refund ${refundId} is not paid out yet.`),
  ];
}

function attemptViolations(
  picture: EventPicture,
  attempt: PaymentAttempt,
  refunds: readonly Refund[],
): string[] {
  const { status, outcome, amount, refunded = 0 } = attempt;
  const name = nameOf(attempt);
  const back = sumOf(refunds.map((refund) => refund.amount));
  const wrong = [];
  if (outcome && status !== 'captured') wrong.push(`${name} has an outcome and is ${status}.`);
  if (back > amount) wrong.push(`${name} of ${amount} has refunds of ${back}.`);
  if (back !== refunded)
    wrong.push(`${name} says ${refunded} is refunded; its refunds say ${back}.`);
  if (outcome === 'refundDue' && back === 0) wrong.push(`${name} is to go back and has no refund.`);
  if (status !== 'captured' && back > 0) wrong.push(`${name} has a refund and was never captured.`);
  if ((outcome === 'allocated' || outcome === 'reseated') && !pays(picture, attempt))
    wrong.push(`${name} is ${outcome}, but its booking is not confirmed by it.`);
  return wrong;
}

function pays({ bookings }: EventPicture, { bookingId, attempt }: PaymentAttempt): boolean {
  const booking = bookings.get(bookingId);
  const confirmed = booking?.status === 'confirmed' || booking?.status === 'cancelled';
  return confirmed && booking.paidBy === attempt;
}

function stray({ refundId }: Refund): string {
  return `Refund ${refundId} belongs to no payment.`;
}

function unpaid(attempts: ReadonlyMap<string, PaymentAttempt>, booking: Booking): string[] {
  const { bookingId, status, totals, paidBy, boxOffice } = booking;
  const noProvider = paidBy === 0 && (totals.total === 0 || boxOffice?.settledBy === 'door');
  if (status !== 'confirmed' || noProvider) return [];
  const paid = attempts.get(nameOf({ bookingId, attempt: paidBy ?? 0 }));
  const settled = paid?.outcome === 'allocated' || paid?.outcome === 'reseated';
  return settled ? [] : [`Booking ${bookingId} is confirmed and nothing has paid for it.`];
}

function nameOf({ bookingId, attempt }: Pick<PaymentAttempt, 'bookingId' | 'attempt'>): string {
  return `Payment ${attempt} of ${bookingId}`;
}
