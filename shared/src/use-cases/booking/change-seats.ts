import {
  DomainError,
  epochOf,
  requireAllowedQuantity,
  requireHeld,
  requireOnSale,
  type Booking,
  type BookingId,
  type Instant,
  type TicketedEvent,
} from '../../domain/index.ts';
import type { Deriver, EventStore, LimitStore } from '../ports.ts';
import { chooseAndTake } from './choose-and-take.ts';
import { wantedQuantity, type ChoiceDeps, type SeatWishes } from './choose-lines.ts';
import { customerLimitOf, limitClaimOf } from './customer-limit.ts';
import { exchangePriced, pricedAsBefore, type PromoDeps } from './price-with-promo.ts';
import { requireBooking, type BookingAccess } from './require-booking.ts';

type Deps = Parameters<typeof requireBooking>[0] &
  ChoiceDeps &
  PromoDeps & {
    events: Pick<EventStore, 'find'>;
    limits: LimitStore;
    derive: Deriver;
  };

/** Somebody's wish to have other seats in a hold. */
export type ChangeRequest = {
  readonly bookingId: BookingId;
  readonly access: BookingAccess;
  readonly wishes: SeatWishes;
};

/**
 * Exchanges the seats of a hold in one commit: those still wanted stay, new ones are taken, the others freed, and the
 * hold's end stays. A promo code stays where it fits. Throws as in the contract of `changeSeats`; then the hold is as it was.
 */
export async function changeSeats(
  deps: Deps,
  { bookingId, access, wishes }: ChangeRequest,
  now: Instant,
): Promise<Booking> {
  const booking = await requireBooking(deps, bookingId, access);
  requireHeld(booking, now);
  if (booking.paying) throw new DomainError('booking-paying', { bookingId });
  // An offer lasts far longer than a hold; it is for what the line had its turn for.
  if (booking.entryId !== undefined) throw new DomainError('seats-offered', { bookingId });
  const event = await deps.events.find(booking.eventId);
  if (!event) throw new DomainError('event-not-found', { eventId: booking.eventId });
  requireOnSale(event, now);
  requireAllowedQuantity(event, wantedQuantity(wishes));
  return chooseAndTake(deps, { event, wishes, held: booking, now }, async (lines) => {
    await claimLimit(deps, { event, booking: { ...booking, lines }, ...access }, now);
    // The plan may have changed since the hold; what is held of it has stayed as it was.
    const { stillChoosing } = wishes;
    const onPlan = { ...booking, planVersion: event.planVersion, stillChoosing };
    const price = () => pricedAsBefore(deps, { event, booking: onPlan, lines }, now);
    return exchangePriced(deps, booking, price, now);
  });
}

async function claimLimit(
  deps: Deps,
  { event, booking, caller }: BookingAccess & { event: TicketedEvent; booking: Booking },
  now: Instant,
): Promise<void> {
  const limit = caller.kind === 'customer' ? customerLimitOf(deps, event, caller.email) : undefined;
  if (!limit) return;
  await deps.limits.claim(limit, limitClaimOf(booking), epochOf(now));
}
