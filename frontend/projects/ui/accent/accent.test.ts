import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { contrast, type Rgb } from '../seat-map/colour.ts';
import { accentStyle, wordsOn } from './accent.ts';

const channel = fc.integer({ min: 0, max: 255 });
const colour = fc.tuple(channel, channel, channel);
const hexOf = (rgb: Rgb) => `#${rgb.map((part) => part.toString(16).padStart(2, '0')).join('')}`;

/** The light and the dark colour of a `light-dark()` pair. */
function pairOf(css: string): [Rgb, Rgb] {
  const [light, dark] = [...css.matchAll(/rgb\((\d+) (\d+) (\d+) \/ 1\)/g)].map(
    ([, red, green, blue]): Rgb => [Number(red), Number(green), Number(blue)],
  );
  return [light!, dark!];
}

describe('the accent of an event', () => {
  it('reads on both themes and carries words, whatever the picture', () => {
    fc.assert(
      fc.property(colour, (accent) => {
        const style = accentStyle(hexOf(accent))!;
        const [light, dark] = pairOf(style['--fy-accent']);
        const [onLight, onDark] = pairOf(style['--fy-on-accent']);
        expect(contrast(light, [228, 231, 227])).toBeGreaterThanOrEqual(2.95);
        expect(contrast(dark, [50, 54, 52])).toBeGreaterThanOrEqual(2.95);
        expect(contrast(light, onLight)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(dark, onDark)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  it('finds words for every ground', () => {
    fc.assert(
      fc.property(colour, (ground) => {
        expect(contrast(wordsOn(ground), ground)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  it('is the theme’s own where there is no picture', () => {
    expect(accentStyle(undefined)).toBeUndefined();
  });
});
