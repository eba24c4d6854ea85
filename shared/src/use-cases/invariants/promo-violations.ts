import { promoUsesOf, type PromoCode } from '../../domain/index.ts';
import type { EventPicture, PromoPicture } from './event-picture.ts';

/** What is wrong with promo codes: uses + claims + free ones are the limit, and no more are counted than were bought. */
export function promoViolations(picture: EventPicture): string[] {
  return picture.promos.flatMap((one) => [
    ...limitViolations(one),
    ...(one.uses > bought(picture, one.promo)
      ? [
          `${one.uses} uses of ${one.promo.code} are counted; ${bought(picture, one.promo)} were bought.`,
        ]
      : []),
  ]);
}

/** Uses of codes that are bought and not counted yet. */
export function promoPending(picture: EventPicture): string[] {
  return picture.promos.flatMap(({ promo, uses }) => {
    const open = bought(picture, promo) - uses;
    return open > 0 ? [`${open} uses of ${promo.code} are not counted yet.`] : [];
  });
}

function limitViolations({ promo, pools }: PromoPicture): string[] {
  const { code, maxUses } = promo;
  if (maxUses === undefined) return [];
  const wrong = pools.flatMap(({ block, capacity, available, sold, claims }) => {
    const claimed = Object.values(claims).reduce((sum, { quantity }) => sum + quantity, 0);
    return available + sold + claimed === capacity
      ? []
      : [
          `The uses in ${block} of ${code} do not add up: ${available}, ${sold}, ${claimed} of ${capacity}.`,
        ];
  });
  const all = pools.reduce((sum, { capacity }) => sum + capacity, 0);
  if (all !== maxUses) wrong.push(`The pools of ${code} have ${all} uses of ${maxUses}.`);
  return wrong;
}

function bought({ bookings }: EventPicture, { promoId }: PromoCode): number {
  const own = [...bookings.values()].filter(
    ({ confirmedAt, promoUse }) => confirmedAt !== undefined && promoUse?.promoId === promoId,
  );
  return own.reduce((sum, { lines }) => sum + promoUsesOf(lines), 0);
}
