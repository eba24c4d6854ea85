import type { TicketedEvent } from '../events/event.ts';
import { epochOf, HOUR_MS, MINUTE_MS, type EpochMs } from '../time.ts';
import type { Booking, BookingLine, PromoUse } from './booking.ts';
import { PAYMENT_MS } from './hold-rules.ts';
import { promoUsesOf } from './promo-lines.ts';
import { totalsOf } from './totals.ts';

/** How long after the last moment to pay a claim of promo uses stands, for payments that are told late (rule 16). */
const PROMO_CLAIM_MS = HOUR_MS;

/** A code and what is used of it. */
export type AppliedPromo = { readonly code: string; readonly use: PromoUse };

/** The booking with other lines and their totals; a code that lowers none of them is no longer its code. */
export function repriced(
  event: TicketedEvent,
  booking: Booking,
  lines: readonly BookingLine[],
  promo?: AppliedPromo,
): Booking {
  const { promoCode: _code, promoUse: _use, ...rest } = booking;
  return {
    ...rest,
    lines,
    totals: totalsOf(event, lines),
    revision: booking.revision + 1,
    ...(promo && promoUsesOf(lines) > 0 && { promoCode: promo.code, promoUse: promo.use }),
  };
}

/**
 * Exclusive end of a booking's claim of promo uses: an hour after the last moment at which it could be paid if it were
 * renewed and then paid at the last moment, so that nothing has to prolong it.
 */
export function promoClaimEnd(
  { holdMinutes }: Pick<TicketedEvent, 'holdMinutes'>,
  { heldUntil, renewed }: Pick<Booking, 'heldUntil' | 'renewed'>,
): EpochMs {
  const renewal = renewed ? 0 : holdMinutes * MINUTE_MS;
  return epochOf(heldUntil) + renewal + PAYMENT_MS + PROMO_CLAIM_MS;
}
