import {
  DomainError,
  normalisePromoCode,
  promoUsesOf,
  requireHeld,
  requirePromoValid,
  useOf,
  withoutPromo,
  withPromo,
  type Booking,
  type BookingId,
  type Instant,
  type PromoCode,
} from '../../domain/index.ts';
import type { EventStore } from '../ports.ts';
import { exchangePriced, pricedWith, type PromoDeps } from './price-with-promo.ts';
import { requireBooking, type BookingAccess } from './require-booking.ts';

type Deps = Parameters<typeof requireBooking>[0] & PromoDeps & { events: Pick<EventStore, 'find'> };

/** Somebody's wish to pay less. */
export type PromoRequest = {
  readonly bookingId: BookingId;
  readonly access: BookingAccess;
  /** As it was typed. */
  readonly code: string;
};

/**
 * Applies a promo code to a hold in place of any other and claims its uses in the same commit; a code that is applied
 * already keeps what was agreed on. Throws as in the contract of `applyPromo`; then the hold is as it was.
 */
export async function applyPromo(
  deps: Deps,
  { bookingId, access, code }: PromoRequest,
  now: Instant,
): Promise<Booking> {
  const booking = await requireBooking(deps, bookingId, access);
  requireHeld(booking, now);
  if (booking.paying) throw new DomainError('booking-paying', { bookingId });
  const event = await deps.events.find(booking.eventId);
  const promo = event && (await deps.promos.find(event.eventId, normalisePromoCode(code)));
  if (!promo) throw new DomainError('promo-unknown');
  requirePromoValid(promo, now);
  const wanted = usesWanted(booking, promo);
  if (isApplied(booking, promo, wanted)) return booking;
  const price = async () => {
    const priced = await pricedWith(deps, { event, booking, lines: booking.lines }, promo, now);
    if (promoUsesOf(priced.lines) < wanted) throw new DomainError('promo-used-up', { code });
    return priced;
  };
  return exchangePriced(deps, booking, price, now);
}

/** How many tickets of a booking a code lowers. Throws 'promo-not-for-these' for none. */
function usesWanted({ lines }: Booking, promo: PromoCode): number {
  const { code, categoryIds } = promo;
  const uses = promoUsesOf(withPromo(withoutPromo(lines), promo));
  if (uses === 0) throw new DomainError('promo-not-for-these', { code, categoryIds });
  return uses;
}

function isApplied(booking: Booking, promo: PromoCode, wanted: number): boolean {
  return useOf(booking, promo) !== undefined && promoUsesOf(booking.lines) === wanted;
}
