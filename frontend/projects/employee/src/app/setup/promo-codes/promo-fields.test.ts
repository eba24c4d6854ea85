import { describe, expect, it } from '@jest/globals';
import type { employee } from '@foyer/shared/contract';
import { activated, readPromo, writePromo } from './promo-fields.ts';

const CONTEXT = { currency: 'EUR', timeZone: 'Europe/Berlin', locale: 'de-DE' };
const PROMO: employee.PromoCodeView = {
  code: 'EARLY',
  discount: { kind: 'percent', share: 1_250 },
  categoryIds: ['cat_1'],
  maxUses: 40,
  validUntil: '2030-05-01T20:00:00.000Z',
  active: true,
  uses: 3,
  createdAt: '2030-01-01T00:00:00.000Z',
};
const { code: _code, uses: _uses, createdAt: _createdAt, ...INPUT } = PROMO;

describe('a promo code in fields', () => {
  it('comes back as it is', () => {
    expect(writePromo(readPromo(PROMO, CONTEXT), CONTEXT)).toEqual(INPUT);
    const amount = { ...PROMO, discount: { kind: 'amount', amount: 550 } } as const;
    expect(writePromo(readPromo(amount, CONTEXT), CONTEXT).discount).toEqual(amount.discount);
  });

  it('begins with ten percent off everything, for ever', () => {
    expect(writePromo(readPromo(undefined, CONTEXT), CONTEXT)).toEqual({
      discount: { kind: 'percent', share: 1_000 },
      active: true,
    });
  });

  it('keeps all of it when it is switched off', () => {
    expect(activated(PROMO, false)).toEqual({ ...INPUT, active: false });
  });
});
