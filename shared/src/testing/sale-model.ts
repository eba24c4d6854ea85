import {
  CLOCK_SKEW_MS,
  SOLD,
  type BookingStatus,
  type EpochMs,
  type PaymentOutcome,
} from '../domain/index.ts';
import { SMALL_POOLS } from './small-house.ts';
import type { Wish } from './sale-script.ts';

/** A payment attempt as the model knows it: how it stands with us and with the provider. */
export type ModelAttempt = {
  ours: 'started' | 'captured' | 'declined' | 'expired';
  provider: 'captured' | 'declined' | 'expired' | 'waiting' | 'coming';
  /** When a waiting attempt ends, or one that comes has come. */
  readonly at: EpochMs;
  outcome?: PaymentOutcome;
};

/** A booking as the model knows it. */
export type ModelBooking = {
  readonly name: string;
  readonly asked: Wish;
  status: BookingStatus;
  seats: readonly string[];
  places: number;
  heldUntil: EpochMs;
  renewed: boolean;
  paying: boolean;
  paidBy?: number;
  readonly attempts: ModelAttempt[];
};

/** A sale in the small house as it ought to go: seats and claims of places by booking name, each until a moment. */
export type SaleModel = {
  now: EpochMs;
  readonly seats: Map<string, { by: string; until: EpochMs }>;
  readonly claims: Map<string, { quantity: number; until: EpochMs }>;
  soldPlaces: number;
  readonly bookings: Map<string, ModelBooking>;
};

/** Every seat that is for sale in the small house, by category. */
export const MODEL_SEATS: Readonly<Record<string, readonly string[]>> = {
  stalls: ['a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'b3'],
  circle: ['c1', 'c2', 'c3'],
};

/** Nothing sold, nothing held. */
export function newSaleModel(now: EpochMs): SaleModel {
  return { now, seats: new Map(), claims: new Map(), soldPlaces: 0, bookings: new Map() };
}

/** True once somebody else may take what was held until a moment. */
export function isOverAt(model: SaleModel, until: EpochMs): boolean {
  return until < model.now - CLOCK_SKEW_MS;
}

/** True for a seat that a booking may have: free, over, or its own already. */
export function mayHave(model: SaleModel, name: string, seatId: string): boolean {
  const holder = model.seats.get(seatId);
  return !holder || holder.by === name || isOverAt(model, holder.until);
}

/** True for a seat that anybody may have. */
export function isFree(model: SaleModel, seatId: string): boolean {
  const holder = model.seats.get(seatId);
  return !holder || isOverAt(model, holder.until);
}

/** The places that a booking may have: all but those sold and those that others still claim. */
export function placesFor(model: SaleModel, name: string): number {
  const others = [...model.claims].filter(
    ([holder, { until }]) => holder !== name && !isOverAt(model, until),
  );
  const capacity = SMALL_POOLS[0] + SMALL_POOLS[1];
  return others.reduce((left, [, { quantity }]) => left - quantity, capacity - model.soldPlaces);
}

/** Gives a booking its seats and places until a moment, those it has beside them left as they are. */
export function give(
  model: SaleModel,
  { name, seats, places }: ModelBooking,
  until: EpochMs,
): void {
  for (const seatId of seats) model.seats.set(seatId, { by: name, until });
  if (until === SOLD) {
    model.soldPlaces += places;
    model.claims.delete(name);
  } else if (places > 0) model.claims.set(name, { quantity: places, until });
}

/** Takes what a booking holds and has not bought. */
export function takeBack(model: SaleModel, name: string): void {
  for (const [seatId, { by, until }] of model.seats)
    if (by === name && until < SOLD) model.seats.delete(seatId);
  model.claims.delete(name);
}
