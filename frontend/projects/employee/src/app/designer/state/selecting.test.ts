import { describe, expect, it } from '@jest/globals';
import { NOTHING, remove } from '@foyer/shared/domain';
import { SMALL_DRAFT } from '../testing/small-draft.ts';
import { selectedIn, selectedWords } from './selected.ts';
import {
  decorationAlone,
  everything,
  inMarquee,
  isNothing,
  joinedSelection,
  seatsAlone,
  sectionAlone,
  stillThere,
  toggledSelection,
} from './selecting.ts';

const wordsOf = (selection: typeof NOTHING) => selectedWords(selectedIn(SMALL_DRAFT, selection));

describe('a selection', () => {
  it('takes a part in, and out again where all of it was in', () => {
    const one = toggledSelection(NOTHING, seatsAlone(['a1', 'a2']));
    const two = toggledSelection(one, sectionAlone('sec_floor'));
    expect(two).toEqual({ ...seatsAlone(['a1', 'a2']), sections: new Set(['sec_floor']) });
    expect(toggledSelection(two, seatsAlone(['a1']))).toEqual({
      ...seatsAlone(['a2']),
      sections: new Set(['sec_floor']),
    });
    expect(toggledSelection(one, seatsAlone(['a2', 'a3'])).seats).toEqual(
      new Set(['a1', 'a2', 'a3']),
    );
  });

  it('holds by marquee what lies in it, from whichever corner', () => {
    const down = inMarquee(SMALL_DRAFT, { x: 90, y: 90 }, { x: 160, y: 110 });
    const up = inMarquee(SMALL_DRAFT, { x: 160, y: 110 }, { x: 90, y: 90 });
    expect(down).toEqual(seatsAlone(['a2', 'a3']));
    expect(up).toEqual(down);
  });

  it('loses what is drawn no more', () => {
    const selection = joinedSelection(
      joinedSelection(seatsAlone(['a1', 'a2']), sectionAlone('sec_floor')),
      decorationAlone(0),
    );
    const smaller = remove(SMALL_DRAFT, {
      ...seatsAlone(['a1']),
      sections: new Set(['sec_floor']),
    });
    expect(stillThere(smaller, selection)).toEqual({
      ...seatsAlone(['a2']),
      decorations: new Set([0]),
    });
    expect(isNothing(stillThere({ ...smaller, sections: [], decorations: [] }, selection))).toBe(
      true,
    );
  });

  it('reads in a few words', () => {
    expect(wordsOf(NOTHING)).toBe('');
    expect(wordsOf(seatsAlone(['a1']))).toBe('1 seat');
    expect(wordsOf(seatsAlone(['a1', 'a2', 'a3', 'a4']))).toBe('Stalls, row A: 4 seats');
    expect(wordsOf(seatsAlone(['a1', 'b2', 'b3']))).toBe('3 seats in 2 rows');
    expect(wordsOf(sectionAlone('sec_floor'))).toBe('Floor');
    expect(wordsOf(everything(SMALL_DRAFT))).toBe('3 sections and Stage');
  });
});
