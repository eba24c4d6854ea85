import type { EventCard, EventView } from '@foyer/shared/contract';
import { shortMoment } from '@foyer/ui/dates/event-time.ts';
import { formatPrice } from '@foyer/ui/price/format-price.ts';

/** What can be done about tickets now: one state, in words. */
export type SalesOffer = {
  /** What the button says, or would say. */
  readonly words: string;
  /** Whether tickets can be chosen now. */
  readonly open: boolean;
  /** Whether one can wait for places that are given back. */
  readonly waitlist?: true;
};

/** A short remark on a card; there only when it is true and matters. */
export type SalesRemark = { readonly words: string; readonly tone: 'warn' | 'quiet' };

type Facts = Pick<EventCard, 'sales' | 'salesOpenAt' | 'capacity' | 'sold' | 'venue'> &
  Partial<Pick<EventView, 'sections' | 'waitlist'>>;

type Prices = Pick<EventCard, 'priceFrom' | 'priceTo' | 'currency'>;

const FEW_SHARE = 0.1;

/** Free places by the last count. */
export function placesLeft(event: Pick<EventCard, 'capacity' | 'sold'>): number {
  return Math.max(0, event.capacity - event.sold);
}

/** True when tickets are on sale and at most a tenth is left. */
export function fewLeft(event: Facts, left = placesLeft(event)): boolean {
  return event.sales === 'open' && left > 0 && left <= event.capacity * FEW_SHARE;
}

/** True when an event has standing places only; a card does not know. */
export function isStanding({ sections }: Partial<Pick<EventView, 'sections'>>): boolean {
  return sections?.every((section) => section.kind === 'standing') ?? false;
}

/** The price of an event's tickets, from the lowest to the highest. */
export function priceWords(event: Prices, locale: string): string {
  const { priceFrom, priceTo, currency } = event;
  if (priceTo === 0) return 'Free';
  const money = (amount: number) =>
    amount === 0 ? 'Free' : formatPrice(amount, { currency, locale });
  return priceFrom === priceTo ? money(priceFrom) : `${money(priceFrom)} to ${money(priceTo)}`;
}

/** What to know where tickets cannot be had now, if anything. */
export function saleNote(
  event: Facts & Pick<EventView, 'holdMinutes'>,
  left: number,
): string | undefined {
  switch (event.sales) {
    case 'cancelled':
      return 'This event does not take place. Everyone with tickets gets a mail and the money back.';
    case 'ended':
      return 'This event is over.';
    case 'closed':
      return 'Tickets are no longer sold here.';
    case 'open':
      if (left > 0) return undefined;
      if (event.waitlist === 'open') return 'Places that are given back go to those who wait.';
      return placesLeft(event) > 0
        ? `Others hold the last places for up to ${event.holdMinutes} minutes. What they let go can be had here at once.`
        : 'Places that are given back can be had here at once.';
    case 'not-open':
      return undefined;
  }
}

/** What the one big button of an event says, by its sales state and the places left. */
export function salesOffer(event: Facts, left: number, locale: string): SalesOffer {
  switch (event.sales) {
    case 'open':
      if (left > 0)
        return { words: isStanding(event) ? 'Get tickets' : 'Choose seats', open: true };
      return event.waitlist === 'open'
        ? { words: 'Join the waitlist', open: false, waitlist: true }
        : { words: placesLeft(event) > 0 ? 'All taken for now' : 'Sold out', open: false };
    case 'not-open':
      return { words: `Sales open ${opening(event, locale)}`, open: false };
    case 'closed':
      return { words: 'Sales have closed', open: false };
    case 'ended':
      return { words: 'Ended', open: false };
    case 'cancelled':
      return { words: 'Cancelled', open: false };
  }
}

/** Why nothing can be had or waited for, in words; undefined where something can. */
export function shutWords({ words, open, waitlist }: SalesOffer): string | undefined {
  return open || waitlist ? undefined : words;
}

/** What a card says beside the price, if anything. */
export function salesRemark(event: Facts, locale: string): SalesRemark | undefined {
  if (fewLeft(event)) return { words: 'Few left', tone: 'warn' };
  const offer = salesOffer(event, placesLeft(event), locale);
  return offer.open ? undefined : { words: offer.words, tone: 'quiet' };
}

function opening({ salesOpenAt, venue }: Facts, locale: string): string {
  return shortMoment(salesOpenAt, { timeZone: venue.timeZone, locale });
}
