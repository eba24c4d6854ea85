import { describe, expect, it } from '@jest/globals';
import type { EventView } from '@foyer/shared/contract';
import { EVENT, PLAN } from '../../testing/views.ts';
import { partyOffer, priceOfSeats, type Party } from './party-offer.ts';

const FLOOR = {
  kind: 'standing' as const,
  ...{ sectionId: 'sec_floor', name: 'Floor', outline: [], categoryId: 'cat_2', capacity: 9 },
};
const TWO: Party = { quantity: 2, categories: [], wheelchair: false };

function offer(row: string, party: Partial<Party> = {}, event: EventView = EVENT) {
  const availability = { rows: { r1: row }, places: {} };
  return partyOffer({ event, plan: PLAN, availability }, { ...TWO, ...party });
}

describe('the offer to a party', () => {
  it('is the best free seats as the room is now', () => {
    expect(offer('....')).toEqual({ kind: 'seats', seats: ['a1', 'a2'] });
    expect(offer('s...', { quantity: 3 })).toEqual({ kind: 'seats', seats: ['a2', 'a3', 'a4'] });
  });

  it('is left to the service as long as the room is not known', () => {
    const room = { event: EVENT, plan: PLAN, availability: undefined };
    expect(partyOffer(room, TWO)).toEqual({ kind: 'ask' });
  });

  it('is nothing where nothing suits, and tells whether anything is free', () => {
    expect(offer('s.ss')).toEqual({ kind: 'none', anyFree: true });
    expect(offer('sshs')).toEqual({ kind: 'none', anyFree: false });
    expect(offer('....', { categories: ['cat_2'] })).toMatchObject({ kind: 'none' });
    expect(offer('....', { wheelchair: true })).toMatchObject({ kind: 'none' });
  });

  it('keeps to the most tickets of a category', () => {
    const categories = EVENT.categories.map((category) => ({ ...category, maxPerBooking: 1 }));
    expect(offer('....', {}, { ...EVENT, categories })).toMatchObject({ kind: 'none' });
  });

  it('is left to the service where places are standing', () => {
    const plan = { ...PLAN, sections: [...PLAN.sections, FLOOR] };
    const event = {
      ...EVENT,
      categories: [
        ...EVENT.categories,
        { categoryId: 'cat_2', name: 'Floor', colour: '#b3261e', price: 0 },
      ],
    };
    const room = { event, plan, availability: { rows: { r1: 'ssss' }, places: { sec_floor: 3 } } };
    expect(partyOffer(room, TWO)).toEqual({ kind: 'ask' });
    expect(partyOffer(room, { ...TWO, quantity: 4 })).toMatchObject({ kind: 'none' });
  });

  it('costs what its seats cost', () => {
    expect(priceOfSeats(EVENT, PLAN, ['a1', 'a2'])).toBe(9_600);
  });
});
