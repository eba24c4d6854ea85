import type { employee } from '@foyer/shared/contract';
import { instantAt, localTimeOf } from '@foyer/ui/dates/local-time.ts';
import {
  editablePercent,
  editablePrice,
  parsePercent,
  parsePrice,
} from '@foyer/ui/price/parse-price.ts';

/** A promo code as fields hold it. */
export type PromoFields = {
  readonly code: string;
  readonly kind: 'percent' | 'amount';
  readonly percent: string;
  readonly amount: string;
  /** Empty: all categories. */
  readonly categoryIds: readonly string[];
  readonly maxUses: number | null;
  readonly validFrom: string;
  readonly validUntil: string;
};

/** How the fields' texts are read. */
export type PromoContext = {
  readonly currency: string;
  readonly timeZone: string;
  readonly locale: string;
};

/** The fields of a promo code; of a new one without. */
export function readPromo(
  promo: employee.PromoCodeView | undefined,
  context: PromoContext,
): PromoFields {
  const local = (instant: string | undefined) =>
    instant ? localTimeOf(instant, context.timeZone) : '';
  const discount = promo?.discount ?? { kind: 'percent', share: 1_000 };
  return {
    code: promo?.code ?? '',
    kind: discount.kind,
    percent: discount.kind === 'percent' ? editablePercent(discount.share, context.locale) : '',
    amount: discount.kind === 'amount' ? editablePrice(discount.amount, context) : '',
    categoryIds: promo?.categoryIds ?? [],
    maxUses: promo?.maxUses ?? null,
    validFrom: local(promo?.validFrom),
    validUntil: local(promo?.validUntil),
  };
}

/** What the fields say. Only for fields without a fault. */
export function writePromo(fields: PromoFields, context: PromoContext): employee.PromoInput {
  const validFrom = instantAt(fields.validFrom, context.timeZone);
  const validUntil = instantAt(fields.validUntil, context.timeZone);
  return {
    discount:
      fields.kind === 'percent'
        ? { kind: 'percent', share: parsePercent(fields.percent, context.locale) ?? Number.NaN }
        : { kind: 'amount', amount: parsePrice(fields.amount, context) ?? Number.NaN },
    ...(fields.categoryIds.length > 0 && { categoryIds: [...fields.categoryIds] }),
    ...(fields.maxUses !== null && { maxUses: fields.maxUses }),
    ...(validFrom && { validFrom }),
    ...(validUntil && { validUntil }),
    active: true,
  };
}

/** The input that leaves a promo code as it is, but for whether it is active. */
export function activated(promo: employee.PromoCodeView, active: boolean): employee.PromoInput {
  const { discount, categoryIds, maxUses, validFrom, validUntil } = promo;
  return {
    discount,
    ...(categoryIds && { categoryIds }),
    ...(maxUses !== undefined && { maxUses }),
    ...(validFrom && { validFrom }),
    ...(validUntil && { validUntil }),
    active,
  };
}
