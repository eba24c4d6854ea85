import { describe, expect, it } from '@jest/globals';
import { placesWords, placeWords } from './place-words.ts';

describe('a place in words', () => {
  it('names section, row and seat, or the section alone', () => {
    expect(placeWords({ section: 'Stalls', row: 'H', seat: '14' })).toBe('Stalls, row H, seat 14');
    expect(placeWords({ section: 'Floor' })).toBe('Floor');
  });
});

describe('several places', () => {
  const seat = (row: string, number: string) => ({ section: 'Stalls', row, seat: number });

  it('stand together where they are in one row', () => {
    expect(placesWords([seat('H', '14')])).toBe('Stalls, row H, seat 14');
    expect(placesWords([seat('H', '14'), seat('H', '15')])).toBe('Stalls, row H, seats 14, 15');
    expect(placesWords([{ section: 'Floor' }, { section: 'Floor' }])).toBe('Floor');
  });

  it('are the first and how many more where they are not', () => {
    expect(placesWords([seat('H', '14'), seat('J', '2'), { section: 'Floor' }])).toBe(
      'Stalls, row H, seat 14 and 2 more',
    );
  });
});
