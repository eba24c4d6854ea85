import { describe, expect, it } from '@jest/globals';
import type { PlaceLine } from './booking.ts';
import { boxOfficeLines, boxOfficeTotals, cashFor } from './box-office.ts';

const LINE: PlaceLine = {
  ...{ kind: 'place', sectionId: 'sec_1', pool: 0, label: { section: 'Floor' } },
  ...{ categoryId: 'cat_1', price: 1_070 },
};
const TAXES = { taxes: [{ name: 'VAT 7 %', rate: 700 }] };

describe('the box office', () => {
  it('takes the whole price in cash, taxes contained, and no booking fee', () => {
    const lines = boxOfficeLines([LINE, LINE], { settledBy: 'door' });
    expect(boxOfficeTotals(TAXES, lines)).toEqual({
      ...{ tickets: 2_140, fees: 0, total: 2_140 },
      taxes: [{ name: 'VAT 7 %', amount: 140 }],
    });
    expect(cashFor({ boxOffice: { settledBy: 'door' } }, lines)).toBe(2_140);
  });

  it('takes nothing for what it gives away', () => {
    const lines = boxOfficeLines([LINE], { settledBy: 'complimentary' });
    expect(boxOfficeTotals(TAXES, lines).total).toBe(0);
    expect(cashFor({ boxOffice: { settledBy: 'complimentary' } }, lines)).toBe(0);
    expect(cashFor({}, [LINE])).toBe(0);
  });
});
