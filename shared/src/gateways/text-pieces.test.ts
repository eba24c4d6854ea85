import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { piecesOf, printableText } from './text-pieces.ts';
import { layoutOf } from './ticket-fonts.ts';

const textsOf = (line: string) => piecesOf(line, 'regular').map((piece) => piece.text);
const fontsOf = (line: string) => piecesOf(line, 'regular').map((piece) => piece.font.name);

describe('printable texts', () => {
  it('are composed, on one line and free of controls', () => {
    expect(printableText('  Zoe\u0308 \n\t\u0007Ada\u202E ')).toBe('Zoë Ada');
  });

  it('name a character that no font has instead of dropping it', () => {
    expect(printableText('Ada 😀 \u{13000}')).toBe('Ada [U+1F600] [U+13000]');
  });

  it('can all be drawn without a missing glyph', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        for (const { text: run, font } of piecesOf(printableText(text), 'regular')) {
          const { glyphs } = layoutOf(font, run).run;
          expect(glyphs.filter((glyph) => glyph.id === 0)).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('pieces of a line', () => {
  it('are laid out even where a font asks for anchors that it lacks', () => {
    for (const letter of 'ڢڣڥݠݡࢤ') {
      expect(printableText(letter)).toBe(letter);
      const [piece] = piecesOf(letter, 'bold');
      expect(piece && layoutOf(piece.font, piece.text).run.glyphs.length).toBeGreaterThan(0);
    }
  });

  it('are in the font of their script', () => {
    expect(fontsOf('张伟 Zhang')).toEqual(['ChocolateClassicalSans-Regular', 'NotoSans-Regular']);
    expect(fontsOf('김 Kim')).toEqual(['GowunDodum-Regular', 'NotoSans-Regular']);
    expect(fontsOf('ณัฐพงษ์')).toEqual(['NotoSansThai-Regular']);
    expect(piecesOf('محمد', 'bold').map((piece) => piece.font.name)).toEqual([
      'NotoSansArabic-Bold',
    ]);
  });

  it('keep marks with their letters', () => {
    expect(textsOf(printableText('Ṣẹ̀gun'))).toEqual(['Ṣẹ̀gun']);
    expect(textsOf('அமுதா')).toEqual(['அமுதா']);
  });

  it('put words of two directions into the order in which they are read', () => {
    expect(textsOf('Ada (עדה) 7')).toEqual(['Ada (', 'עדה', ') ', '7']);
    expect(textsOf('עדה Ada')).toEqual(['Ada', 'עדה ']);
    expect(textsOf('דוד 42 א')).toEqual([' א', '42', 'דוד ']);
  });

  it('mirror brackets that stand in right-to-left text', () => {
    expect(textsOf('محمد (علي)').join('')).toContain('(علي'.replace('(', ')'));
  });

  it('leave a sign as it is where the font lacks its mirror image', () => {
    const [sign] = piecesOf('\u0628\u2209', 'regular');
    expect(sign?.text).toBe('\u2209');
    expect(sign && layoutOf(sign.font, sign.text).run.glyphs.every(({ id }) => id > 0)).toBe(true);
  });

  it('are none for an empty text', () => {
    expect(piecesOf('', 'regular')).toEqual([]);
  });
});
