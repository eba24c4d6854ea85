import type { Refusal } from '../domain/index.ts';
import { WORLD_DELAY_MS } from './booking-world.ts';
import {
  bankTells,
  closeLatest,
  failModel,
  holdEnd,
  paymentEnd,
  settleModel,
} from './sale-model-money.ts';
import {
  give,
  isFree,
  placesFor,
  takeBack,
  type ModelAttempt,
  type ModelBooking,
  type SaleModel,
} from './sale-model.ts';
import type { Step, Wish } from './sale-script.ts';
import type { CardName } from './shopper.ts';

/** How a step must end: a refusal, what a payment answers, or simply done. */
export type Expected = Refusal | 'confirmed' | 'refunded' | 'pending' | 'action-required' | 'done';

/** How a step must end, after which the model is as the tables must be. */
export function expectedOf(model: SaleModel, step: Step): Expected {
  if (step.do === 'jobs') throw new Error('The model knows no jobs: settle by name.');
  const name = `${step.who}/${step.key}`;
  const booking = model.bookings.get(name);
  if (step.do === 'hold')
    return booking ? again(model, booking, step.wish) : hold(model, name, step.wish);
  if (!booking) return 'done';
  switch (step.do) {
    case 'change':
      return change(model, booking, step.wish);
    case 'renew':
      return renew(model, booking);
    case 'release':
      return release(model, booking);
    case 'pay':
      return pay(model, booking, step.card);
    case 'bank':
      bankTells(model, booking, step.attempt);
      return 'done';
  }
}

function hold(model: SaleModel, name: string, wish: Wish): Expected {
  if (placesFor(model, name) < wish.places) return 'places-unavailable';
  if (!wish.seats.every((seatId) => isFree(model, seatId))) return 'seat-unavailable';
  const booking: ModelBooking = {
    ...{ name, asked: wish, seats: wish.seats, places: wish.places },
    status: 'held',
    heldUntil: holdEnd(model),
    renewed: false,
    paying: false,
    attempts: [],
  };
  model.bookings.set(name, booking);
  give(model, booking, booking.heldUntil);
  return 'done';
}

/** The same key again: the booking as it stands, whatever it holds. */
function again(model: SaleModel, booking: ModelBooking, wish: Wish): Expected {
  if (JSON.stringify(wish) !== JSON.stringify(booking.asked)) return 'key-reused';
  const over = booking.status === 'held' && booking.heldUntil <= model.now;
  return over || booking.status === 'released' ? 'booking-over' : 'done';
}

function notHeld(model: SaleModel, booking: ModelBooking): Refusal | undefined {
  if (booking.status !== 'held') return 'booking-not-held';
  return booking.heldUntil <= model.now ? 'hold-expired' : undefined;
}

function change(model: SaleModel, booking: ModelBooking, wish: Wish): Expected {
  const refusal = notHeld(model, booking);
  if (refusal) return refusal;
  if (booking.paying) return 'booking-paying';
  if (placesFor(model, booking.name) < wish.places) return 'places-unavailable';
  const fresh = wish.seats.filter((seatId) => !booking.seats.includes(seatId));
  if (!fresh.every((seatId) => isFree(model, seatId))) return 'seat-unavailable';
  takeBack(model, booking.name);
  booking.seats = wish.seats;
  booking.places = wish.places;
  give(model, booking, booking.heldUntil);
  return 'done';
}

function renew(model: SaleModel, booking: ModelBooking): Expected {
  const refusal = notHeld(model, booking);
  if (refusal) return refusal;
  if (booking.paying) return 'booking-paying';
  if (booking.renewed) return 'already-renewed';
  booking.renewed = true;
  booking.heldUntil = Math.max(holdEnd(model), booking.heldUntil);
  give(model, booking, booking.heldUntil);
  return 'done';
}

function release(model: SaleModel, booking: ModelBooking): Expected {
  if (booking.status !== 'released') {
    if (booking.status !== 'held') return 'booking-not-held';
    const closed = booking.paying && closeLatest(model, booking);
    if (closed) return closed === 'pending' ? 'payment-in-progress' : 'booking-paying';
    booking.status = 'released';
  }
  takeBack(model, booking.name);
  return 'done';
}

function pay(model: SaleModel, booking: ModelBooking, card: CardName): Expected {
  if (booking.status === 'confirmed') return 'confirmed';
  const refusal = notHeld(model, booking);
  if (refusal) return refusal;
  const closed = closeLatest(model, booking);
  if (closed === 'pending') return closed;
  if (closed) return closed === 'refundDue' ? 'refunded' : 'confirmed';
  if (booking.attempts.length === 0) {
    booking.heldUntil = Math.max(paymentEnd(model), booking.heldUntil);
    give(model, booking, booking.heldUntil);
  }
  booking.paying = true;
  return charge(model, booking, card);
}

function charge(model: SaleModel, booking: ModelBooking, card: CardName): Expected {
  const begin = (provider: ModelAttempt['provider'], at = model.now) =>
    booking.attempts.push({ ours: 'started', provider, at });
  switch (card) {
    case 'good':
      return settleModel(model, booking, begin('captured')) === 'refundDue'
        ? 'refunded'
        : 'confirmed';
    case 'stepUp':
      begin('waiting', booking.heldUntil);
      return 'action-required';
    case 'delayed':
      begin('coming', model.now + WORLD_DELAY_MS);
      return 'pending';
    default:
      begin('declined');
      failModel(booking, latestOf(booking), 'declined');
      return card === 'poor' ? 'insufficient-funds' : 'payment-declined';
  }
}

function latestOf({ attempts }: ModelBooking): ModelAttempt {
  const latest = attempts.at(-1);
  if (!latest) throw new Error('There is no attempt.');
  return latest;
}
