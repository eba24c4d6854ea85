import { describe, expect, it } from '@jest/globals';
import { codeIn, typedCodes } from './typed-codes.ts';

const PLAIN = { ctrlKey: false, metaKey: false, altKey: false };

function type(text: string, pauseMs: number): (string | undefined)[] {
  const codes = typedCodes();
  return [...Array.from(text), 'Enter'].map((key, index) =>
    codes({ key, timeStamp: 1_000 + index * pauseMs, ...PLAIN }),
  );
}

describe('a typed code', () => {
  it('is read in small letters and with the gaps that a copy leaves', () => {
    expect(codeIn(' f1.1.abc\n def ')).toBe('F1.1.ABCDEF');
    expect(codeIn('  ')).toBe('');
  });
});

describe('a hardware scanner', () => {
  it('is understood with the capitals’ lock turned on', () => {
    expect(type('f1.1.abcdef', 5).at(-1)).toBe('F1.1.ABCDEF');
  });

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
