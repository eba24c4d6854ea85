import type { EventCard } from '@foyer/shared/contract';
import { shortMoment } from '@foyer/ui/dates/event-time.ts';
import { formatPrice } from '@foyer/ui/price/format-price.ts';
import { salesRemark, type SalesRemark } from '../event/sales-words.ts';

/** What a card says about its event. */
export type CardWords = {
  readonly moment: string;
  readonly price: string;
  readonly remark: SalesRemark | undefined;
};

/** When, from how much, and how full: each in a few words. */
export function cardWords(event: EventCard, locale: string): CardWords {
  const { startsAt, venue } = event;
  return {
    moment: shortMoment(startsAt, { timeZone: venue.timeZone, locale }),
    price: priceWords(event, locale),
    remark: salesRemark(event, locale),
  };
}

function priceWords({ priceFrom, priceTo, currency }: EventCard, locale: string): string {
  if (priceTo === 0) return 'Free';
  const least = priceFrom === 0 ? 'free' : formatPrice(priceFrom, { currency, locale });
  return priceFrom === priceTo ? least : `from ${least}`;
}
