import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from '@jest/globals';
import { formatPrice } from './format-price.ts';
import { Price } from './price.ts';

describe('prices', () => {
  it('leave out the cents of whole amounts', () => {
    const format = { currency: 'EUR', locale: 'en' };
    expect([4_800, 2_950, 0].map((amount) => formatPrice(amount, format))).toEqual([
      '€48',
      '€29.50',
      '€0',
    ]);
  });

  it('follow locale and currency', () => {
    expect(formatPrice(123_450, { currency: 'EUR', locale: 'de' })).toBe('1.234,50\u00a0€');
    expect(formatPrice(4_800, { currency: 'JPY', locale: 'en' })).toBe('¥4,800');
  });

  it('say that something is free', async () => {
    const fixture = TestBed.createComponent(Price);
    fixture.componentRef.setInput('amount', 0);
    fixture.componentRef.setInput('currency', 'EUR');
    await fixture.whenStable();
    expect((fixture.nativeElement as HTMLElement).textContent).toBe('Free');
  });
});
