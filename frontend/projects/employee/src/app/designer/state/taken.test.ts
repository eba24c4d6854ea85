import { describe, expect, it } from '@jest/globals';
import { move, paint, regroup, relabelSeat, remove, setCapacity } from '@foyer/shared/domain';
import { SMALL_DRAFT } from '../testing/small-draft.ts';
import { isNothing, seatsAlone, sectionAlone } from './selecting.ts';
import { takenTouched } from './taken.ts';

const TAKEN = { seats: new Set(['a2', 'd1']), places: { sec_floor: 12 } };
const touched = (after: typeof SMALL_DRAFT) => takenTouched(SMALL_DRAFT, after, TAKEN);

describe('seats that are sold or held', () => {
  it('are touched by moving, removing, blocking and by another section', () => {
    const row = seatsAlone(['a1', 'a2', 'a3', 'a4']);
    for (const after of [
      move(SMALL_DRAFT, row, { x: 10, y: 0 }),
      remove(SMALL_DRAFT, seatsAlone(['a2'])),
      paint(SMALL_DRAFT, row, { blocked: true }),
      regroup(SMALL_DRAFT, row, 'sec_balcony'),
    ])
      expect(touched(after)).toEqual(seatsAlone(['a2']));
    expect(touched(remove(SMALL_DRAFT, sectionAlone('sec_balcony')))).toEqual(seatsAlone(['d1']));
  });

  it('may get another name and category, and neighbours may do anything', () => {
    for (const after of [
      relabelSeat(SMALL_DRAFT, 'a2', '22'),
      paint(SMALL_DRAFT, seatsAlone(['a2']), { categoryId: 'cat_second' }),
      remove(SMALL_DRAFT, seatsAlone(['a1', 'a3'])),
      move(SMALL_DRAFT, seatsAlone(['d2']), { x: 0, y: 40 }),
    ])
      expect(isNothing(touched(after))).toBe(true);
  });

  it('keep a standing area as large as what is sold of it', () => {
    expect(touched(setCapacity(SMALL_DRAFT, 'sec_floor', 11))).toEqual(sectionAlone('sec_floor'));
    expect(touched(remove(SMALL_DRAFT, sectionAlone('sec_floor')))).toEqual(
      sectionAlone('sec_floor'),
    );
    expect(isNothing(touched(setCapacity(SMALL_DRAFT, 'sec_floor', 12)))).toBe(true);
  });
});
