import { describe, expect, it } from '@jest/globals';
import { percentText } from './percent-text.ts';

describe('a share in percents', () => {
  it.each([
    [0, '0%'],
    [16 / 1900, '<1%'],
    [0.25, '25%'],
    [0.29, '29%'],
    [0.999, '99%'],
    [1, '100%'],
  ])('%d is %s', (share, words) => {
    expect(percentText(share, 'en-GB')).toBe(words);
  });
});
