import { describe, expect, it } from '@jest/globals';
import { sampleEvent } from '../../testing/sample-event.ts';
import { hasSeatsLeft, isFree, isNearlySoldOut, listedEvent } from './listed-event.ts';
import { plainText, wordsOf } from './search-words.ts';
import { searchable, wordsIn } from './searchable-event.ts';

describe('the words of an event', () => {
  it('stand where they tell most: in the title, in a name, or in the text', () => {
    const event = sampleEvent({ title: 'Tide', description: 'A quay, a clock and the tide.' });
    const { title, names, text } = wordsIn(searchable(event, 0));
    expect([...title]).toEqual(['tide']);
    expect([...names]).toEqual(expect.arrayContaining(['lyric', 'hamburg', 'quayside', 'theatre']));
    expect([...text]).toEqual(expect.arrayContaining(['quay', 'clock', 'lighthouse', 'moon']));
    expect(text.has('tide')).toBe(false);
  });

  it('are none where there is no text', () => {
    const event = sampleEvent({ title: '…', summary: '', description: '' });
    expect(wordsIn(searchable(event, 0))).toMatchObject({ title: new Set(), text: new Set() });
  });

  it('are compared without case and accents', () => {
    expect(wordsOf('Café ZÜRICH, Straße-7')).toEqual(['cafe', 'zurich', 'strasse', '7']);
    expect(plainText(' Smørrebrød Łódź ')).toBe('smorrebrod lodz');
  });
});

describe('an event in the list', () => {
  it('has its range of prices, its capacity and one picture', () => {
    const category = { categoryId: 'cat_2', name: 'Stalls', colour: '#000000', price: 900 };
    const { categories } = sampleEvent();
    const listed = listedEvent(sampleEvent({ categories: [...categories, category] }), 3);
    expect(listed).toMatchObject({ priceFrom: 0, priceTo: 900, capacity: 80, sold: 3, images: [] });
    expect(listed).not.toHaveProperty('organizerId');
    expect(isFree(listed)).toBe(true);
  });

  it.each([
    [0, true, false],
    [71, true, false],
    [72, true, true],
    [79, true, true],
    [80, false, false],
    [81, false, false],
  ])('of 80 places and %i sold: seats left %s, few left %s', (sold, left, few) => {
    const listed = listedEvent(sampleEvent(), sold);
    expect([hasSeatsLeft(listed), isNearlySoldOut(listed)]).toEqual([left, few]);
  });
});
