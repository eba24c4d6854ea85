import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { smallHouse, smallHouseEvent } from '../../testing/small-house.ts';
import { inventoryNameOf } from '../booking/lines.ts';
import { seatIndexOf } from '../seating/seat-index.ts';
import { chooseOffers, type ChosenOffer, type OfferRoom } from './choose-offers.ts';
import type { WaitlistEntry } from './entry.ts';

const plan = smallHouse();
const event = smallHouseEvent();
const CATEGORIES = ['cat_stalls', 'cat_circle', 'cat_floor'];

const anyRoom: fc.Arbitrary<OfferRoom> = fc
  .record({
    A: fc.string({ unit: fc.constantFrom('.', 'h', 's'), minLength: 4, maxLength: 4 }),
    B: fc.string({ unit: fc.constantFrom('.', 'h', 's'), minLength: 4, maxLength: 4 }),
    C: fc.string({ unit: fc.constantFrom('.', 'h', 's'), minLength: 3, maxLength: 3 }),
    floor: fc.tuple(fc.nat({ max: 4 }), fc.nat({ max: 3 })),
  })
  .map(({ floor, ...rows }) => ({ event, plan, rows, pools: { sec_floor: floor } }));

const anyEntry = fc
  .record({
    quantity: fc.integer({ min: 1, max: 5 }),
    categoryIds: fc.subarray(CATEGORIES, { minLength: 1 }),
    together: fc.constantFrom('always' as const, 'preferred' as const),
  })
  .map((wish): WaitlistEntry => ({
    ...wish,
    entryId: '',
    eventId: event.eventId,
    status: 'waiting',
    contact: { name: 'Ada', email: 'ada@example.org' },
    joinedAt: '2026-12-01T12:00:00.000Z',
  }));

const anyLine = fc
  .array(anyEntry, { maxLength: 6 })
  .map((line) => line.map((entry, index) => ({ ...entry, entryId: `wte_${index}` })));

const first = () => 0;

/** The room once the offers of some entries are taken out of it. */
function after(room: OfferRoom, offers: readonly ChosenOffer[]): OfferRoom {
  const rows: Record<string, string> = { ...room.rows };
  const floor = [...(room.pools['sec_floor'] ?? [])];
  for (const line of offers.flatMap(({ lines }) => lines)) {
    if (line.kind === 'place') floor[line.pool] = (floor[line.pool] ?? 0) - 1;
    else {
      const position = seatIndexOf(plan).get(line.seatId)?.position ?? 0;
      const states = rows[line.rowId] ?? '';
      rows[line.rowId] = `${states.slice(0, position)}h${states.slice(position + 1)}`;
    }
  }
  return { ...room, rows, pools: { sec_floor: floor } };
}

describe('chooseOffers', () => {
  it('gives nothing twice, nothing taken, and to each party whole what it would take', () => {
    fc.assert(
      fc.property(anyRoom, anyLine, (room, line) => {
        const offers = chooseOffers(room, line, first);
        const seats = offers.flatMap(({ lines }) =>
          lines.filter((one) => one.kind === 'seat').map(inventoryNameOf),
        );
        expect(new Set(seats).size).toBe(seats.length);
        for (const { entry, lines } of offers) {
          expect(lines).toHaveLength(entry.quantity);
          for (const { categoryId } of lines) expect(entry.categoryIds).toContain(categoryId);
        }
        const left = after(room, offers);
        for (const places of left.pools['sec_floor'] ?? [])
          expect(places).toBeGreaterThanOrEqual(0);
        for (const seat of seats) {
          const place = seatIndexOf(plan).get(seat)!;
          expect(room.rows[place.row.rowId]?.[place.position]).toBe('.');
        }
      }),
      { numRuns: 500 },
    );
  });

  it('keeps the order: whoever is passed over could not have been served in their turn', () => {
    fc.assert(
      fc.property(anyRoom, anyLine, (room, line) => {
        const offers = chooseOffers(room, line, first);
        const served = new Map(offers.map((offer) => [offer.entry.entryId, offer]));
        const before: ChosenOffer[] = [];
        for (const entry of line) {
          const offer = served.get(entry.entryId);
          if (offer) before.push(offer);
          else expect(chooseOffers(after(room, before), [entry], first)).toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('seats those side by side in one row who come only so', () => {
    fc.assert(
      fc.property(anyRoom, anyLine, (room, line) => {
        for (const { entry, lines } of chooseOffers(room, line, first)) {
          const seats = lines.flatMap((one) => (one.kind === 'seat' ? [one] : []));
          if (entry.together === 'preferred' || seats.length === 0) continue;
          expect(new Set(seats.map(({ rowId }) => rowId)).size).toBe(1);
          const at = seats.map(({ seatId }) => seatIndexOf(plan).get(seatId)!.position).toSorted();
          expect(at.at(-1)! - at[0]!).toBe(seats.length - 1);
        }
      }),
      { numRuns: 500 },
    );
  });
});
