import { expect, it } from '@jest/globals';
import { strengthOf } from './password-strength.ts';

it.each([
  ['', 'short'],
  ['Tr0ub4d&3', 'short'],
  ['aaaaaaaaaaaaaaaa', 'weak'],
  ['1234567890', 'weak'],
  ['abcabcabcabc', 'weak'],
  ['blue-harbour', 'good'],
  ['four quiet words please', 'strong'],
] as const)('"%s" is %s', (password, strength) => {
  expect(strengthOf(password)).toBe(strength);
});
