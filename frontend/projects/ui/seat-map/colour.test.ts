import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { contrast, inkOn, rgbOf, standingOut } from './colour.ts';

describe('colours', () => {
  it('reads long and short notation, and takes grey for anything else', () => {
    expect(rgbOf('#b3261e')).toEqual([179, 38, 30]);
    expect(rgbOf('#fff')).toEqual([255, 255, 255]);
    expect(rgbOf('red')).toEqual([128, 128, 128]);
  });

  it('measures black on white as 21', () => {
    expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21);
  });

  it('leaves a colour that stands out as it is', () => {
    expect(standingOut([179, 38, 30], [255, 255, 255], 3)).toEqual([179, 38, 30]);
  });

  it('makes any colour stand out from any ground', () => {
    const channel = fc.integer({ min: 0, max: 255 });
    const colour = fc.tuple(channel, channel, channel);
    fc.assert(
      fc.property(colour, colour, (first, ground) => {
        expect(contrast(standingOut(first, ground, 3), ground)).toBeGreaterThanOrEqual(3);
        expect(contrast(inkOn(ground), ground)).toBeGreaterThanOrEqual(3.5);
      }),
    );
  });
});
