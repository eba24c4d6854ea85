import { expect, it } from '@jest/globals';
import { openingWords } from './opening-words.ts';

it.each([
  [0, undefined],
  [65, '1:05'],
  [3_599, '59:59'],
  [3_600, '1 h 0 min'],
  [12_059, '3 h 20 min'],
  [86_400, undefined],
])('with %s seconds until sales open, says %s', (seconds, words) => {
  expect(openingWords(seconds)).toBe(words);
});
