import { DomainError } from '../errors.ts';
import type { CategoryId, EventId, PromoId } from '../ids.ts';
import type { BasisPoints, MinorUnits } from '../money.ts';
import type { Instant } from '../time.ts';

/** What a promo code takes off the price of each ticket it is for; never more than the price. */
export type PromoDiscount =
  | { readonly kind: 'percent'; readonly share: BasisPoints }
  | { readonly kind: 'amount'; readonly amount: MinorUnits };

/** What its organizer says of a promo code. */
export type PromoTerms = {
  readonly discount: PromoDiscount;
  /** The categories it is for; absent means all. */
  readonly categoryIds?: readonly CategoryId[] | undefined;
  /** How many tickets may be bought with it; absent means any number (rule 16). */
  readonly maxUses?: number | undefined;
  /** First moment at which it may be applied. */
  readonly validFrom?: Instant | undefined;
  /** Exclusive end. */
  readonly validUntil?: Instant | undefined;
  readonly active: boolean;
};

/** A code that lowers the price of an event's tickets. */
export type PromoCode = PromoTerms & {
  readonly eventId: EventId;
  /** As normalised: trimmed, upper case; unique within its event. */
  readonly code: string;
  /** Tells it from another of the same name, made after it was removed. */
  readonly promoId: PromoId;
  /** Where its uses are counted while they are limited. */
  readonly pools?: PromoPools;
  readonly createdAt: Instant;
  /** Grows by one with each change. */
  readonly version: number;
};

/** The pools of a limited code's uses; a limit that is set anew gets others. */
export type PromoPools = { readonly poolsId: PromoId; readonly count: number };

/** The most uses in one pool (rule 16). */
export const USES_PER_POOL = 50;

/** The form in which two spellings of one code are equal: trimmed, NFKC, upper case. */
export function normalisePromoCode(text: string): string {
  return text.normalize('NFKC').trim().toUpperCase();
}

/** Throws 'promo-not-valid-now' unless the code may be applied at a moment. */
export function requirePromoValid(promo: PromoCode, now: Instant): void {
  if (isPromoValid(promo, now)) return;
  const { code, validFrom, validUntil } = promo;
  throw new DomainError('promo-not-valid-now', { code, validFrom, validUntil });
}

/** True where a code may be applied at a moment. */
export function isPromoValid({ active, validFrom, validUntil }: PromoTerms, now: Instant): boolean {
  return active && (validFrom ?? now) <= now && (validUntil === undefined || now < validUntil);
}
