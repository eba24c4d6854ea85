import { describe, expect, it } from '@jest/globals';
import { editablePercent, editablePrice, parsePercent, parsePrice } from './parse-price.ts';

const EUR = { currency: 'EUR', locale: 'en-GB' };
const EUR_DE = { currency: 'EUR', locale: 'de-DE' };
const JPY = { currency: 'JPY', locale: 'ja-JP' };
const KWD = { currency: 'KWD', locale: 'en' };

describe('typed prices', () => {
  it('become minor units exactly', () => {
    expect(parsePrice('48', EUR)).toBe(4_800);
    expect(parsePrice('48.5', EUR)).toBe(4_850);
    expect(parsePrice('0.29', EUR)).toBe(29);
    expect(parsePrice('1.15', EUR)).toBe(115);
    expect(parsePrice('4.35', EUR)).toBe(435);
    expect(parsePrice('0', EUR)).toBe(0);
  });

  it('may have either sign for the point', () => {
    expect(parsePrice('48,50', EUR)).toBe(4_850);
    expect(parsePrice('48.50', EUR_DE)).toBe(4_850);
  });

  it('may be grouped as the locale groups', () => {
    expect(parsePrice('1,234.50', EUR)).toBe(123_450);
    expect(parsePrice('1.234,50', EUR_DE)).toBe(123_450);
    expect(parsePrice('1.234', EUR_DE)).toBe(123_400);
    expect(parsePrice('1,234', EUR)).toBe(123_400);
    expect(parsePrice('12 345,00', EUR_DE)).toBe(1_234_500);
    expect(parsePrice('1,234,567', EUR)).toBe(123_456_700);
  });

  it('have as many digits as the currency', () => {
    expect(parsePrice('1200', JPY)).toBe(1_200);
    expect(parsePrice('1,200', JPY)).toBe(1_200);
    expect(parsePrice('12.5', JPY)).toBeUndefined();
    expect(parsePrice('1.234', KWD)).toBe(1_234);
  });

  it('are refused when they are no amounts', () => {
    for (const text of ['', '-5', 'free', '1.2.3', '48.505', '1e3', '1,23,4', '.5', '€5'])
      expect(parsePrice(text, EUR)).toBeUndefined();
  });

  it('are written back as they are typed', () => {
    expect(editablePrice(4_850, EUR)).toBe('48.50');
    expect(editablePrice(5, EUR_DE)).toBe('0,05');
    expect(editablePrice(1_200, JPY)).toBe('1200');
    for (const units of [0, 1, 99, 100, 12_345_678])
      for (const format of [EUR, EUR_DE, JPY, KWD])
        expect(parsePrice(editablePrice(units, format), format)).toBe(units);
  });
});

describe('typed percentages', () => {
  it('become basis points', () => {
    expect(parsePercent('7', 'en')).toBe(700);
    expect(parsePercent('7,5', 'de')).toBe(750);
    expect(parsePercent('0.25', 'en')).toBe(25);
    expect(parsePercent('1.234', 'en')).toBeUndefined();
    expect(editablePercent(1_900, 'de')).toBe('19');
    expect(editablePercent(750, 'de')).toBe('7,50');
  });
});
