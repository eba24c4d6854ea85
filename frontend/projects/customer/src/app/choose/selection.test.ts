import { describe, expect, it } from '@jest/globals';
import {
  choiceOf,
  countOf,
  NOTHING,
  sameSelection,
  selectionOf,
  withoutSeats,
  withPlaces,
  withSeatToggled,
} from './selection.ts';

const line = (sectionId: string, seatId?: string) => ({
  kind: seatId ? ('seat' as const) : ('place' as const),
  sectionId,
  ...(seatId && { seatId }),
  label: { section: sectionId },
  categoryId: 'cat_1',
  price: 1_000,
});

describe('a selection', () => {
  it('takes a seat on the first tap and gives it back on the second', () => {
    const one = withSeatToggled(NOTHING, 'a1');
    expect(one.seats).toEqual(['a1']);
    expect(withSeatToggled(one, 'a1')).toEqual(NOTHING);
  });

  it('counts seats and places together', () => {
    expect(countOf(withPlaces({ seats: ['a1', 'a2'], places: {} }, 'sec_floor', 3))).toBe(5);
  });

  it('forgets a section of which no place is wanted any more', () => {
    expect(withPlaces({ seats: [], places: { sec_floor: 2 } }, 'sec_floor', 0)).toEqual(NOTHING);
  });

  it('is what a booking holds, place by place', () => {
    const booking = { lines: [line('sec_a', 'a1'), line('sec_floor'), line('sec_floor')] };
    expect(selectionOf(booking)).toEqual({ seats: ['a1'], places: { sec_floor: 2 } });
  });

  it('is the same in whatever order it was made', () => {
    const first = { seats: ['a1', 'a2'], places: { sec_x: 1, sec_y: 2 } };
    const second = { seats: ['a2', 'a1'], places: { sec_y: 2, sec_x: 1 } };
    expect(sameSelection(first, second)).toBe(true);
    expect(sameSelection(first, withoutSeats(second, ['a1']))).toBe(false);
  });

  it('asks the service for seats, for places, or for both', () => {
    expect(choiceOf({ seats: ['a1'], places: {} })).toEqual({ seats: ['a1'] });
    expect(choiceOf({ seats: [], places: { sec_floor: 2 } })).toEqual({
      places: [{ sectionId: 'sec_floor', quantity: 2 }],
    });
    expect(choiceOf({ seats: ['a1'], places: { sec_floor: 2 } })).toEqual({
      seats: ['a1'],
      places: [{ sectionId: 'sec_floor', quantity: 2 }],
    });
  });
});
