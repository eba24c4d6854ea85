import { describe, expect, it } from '@jest/globals';
import { describedBy, faultOfFile } from './picture-check.ts';

describe('a file at first sight', () => {
  it('is a picture of a kind and size that we take', () => {
    expect(faultOfFile({ type: 'image/webp', size: 10 })).toBeUndefined();
    expect(faultOfFile({ type: 'image/jpeg', size: 10 * 1024 * 1024 })).toBeUndefined();
  });

  it('is refused in words', () => {
    expect(faultOfFile({ type: 'image/svg+xml', size: 10 })).toMatch(/JPEG, PNG or WebP/);
    expect(faultOfFile({ type: 'image/png', size: 0 })).toMatch(/empty/);
    expect(faultOfFile({ type: 'image/png', size: 10 * 1024 * 1024 + 1 })).toMatch(/10 MB/);
  });
});

describe('a first description', () => {
  it('is taken from a file’s name where that has words', () => {
    expect(describedBy('paper-lions_02.jpg')).toBe('Paper lions');
    expect(describedBy('IMG_20260501.png')).toBe('');
    expect(describedBy('DSC00123.JPG')).toBe('');
  });
});
