import { describe, expect, it } from '@jest/globals';
import { typedCodes } from './typed-codes.ts';

const PLAIN = { ctrlKey: false, metaKey: false, altKey: false };

function type(text: string, pauseMs: number): (string | undefined)[] {
  const codes = typedCodes();
  return [...Array.from(text), 'Enter'].map((key, index) =>
    codes({ key, timeStamp: 1_000 + index * pauseMs, ...PLAIN }),
  );
}

describe('a hardware scanner', () => {
  it('types a code fast and ends it with Enter', () => {
    expect(type('F1.1.ABCDEF', 5).at(-1)).toBe('F1.1.ABCDEF');
    expect(type('F1.1.ABCDEF', 5).slice(0, -1)).toEqual(Array(11).fill(undefined));
  });

  it('is told from people, who are slow or type little', () => {
    expect(type('F1.1.ABCDEF', 300).at(-1)).toBeUndefined();
    expect(type('ab', 5).at(-1)).toBeUndefined();
  });

  it('sends no shortcuts', () => {
    const codes = typedCodes();
    for (const [index, key] of Array.from('longenough').entries())
      codes({ key, timeStamp: index, ...PLAIN, ctrlKey: true });
    expect(codes({ key: 'Enter', timeStamp: 20, ...PLAIN })).toBeUndefined();
  });
});
