import {
  type Actor,
  type PromoCode,
  type PromoTerms,
  type TicketedEvent,
} from '../domain/index.ts';
import { randomBytes } from 'node:crypto';
import { addPromoCode } from '../use-cases/events/promo-codes.ts';
import type { BookingWorld } from './booking-world.ts';

/** An administrator who changes what a test needs. */
export const sampleAdmin: Actor = {
  ...{ employeeId: 'usr_admin', name: 'Ada Admin', role: 'admin', address: '192.0.2.1' },
};

/** Adds a promo code to an event: half off any number of tickets unless said otherwise. */
export async function offerPromo(
  world: BookingWorld,
  { eventId }: TicketedEvent,
  code: string,
  terms: Partial<PromoTerms> = {},
): Promise<PromoCode> {
  const half: PromoTerms = { discount: { kind: 'percent', share: 5_000 }, active: true };
  const request = { eventId, code, by: sampleAdmin, terms: { ...half, ...terms } };
  return (await addPromoCode({ ...world, randomBytes }, request, world.clock.now())).promo;
}
