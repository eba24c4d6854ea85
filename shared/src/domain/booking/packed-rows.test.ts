import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { packRows, unpackRows } from './packed-rows.ts';

const rowId = fc.stringMatching(/^[0-9A-Za-z_-]{1,60}$/);
const states = fc.stringMatching(/^[.hsb]{0,70}$/);

describe('packed rows', () => {
  it('name each row by what it adds to the one before, and its seats where their number changes', () => {
    const packed = packRows({ '101-A': '....', '101-B': 'hs..', '101-C': 'b', '102-A': '.' });
    expect(packed.rows).toBe('0101-A:4 4B 4C:1 22-A');
    expect(packed.seats).toHaveLength(4);
  });

  it('come out as they went in', () => {
    fc.assert(
      fc.property(fc.dictionary(rowId, states), (rows) => {
        expect(unpackRows(packRows(rows))).toEqual({ ...rows });
      }),
    );
  });

  it('stand in JSON without escapes', () => {
    fc.assert(
      fc.property(fc.dictionary(rowId, states), (rows) => {
        const { rows: names, seats } = packRows(rows);
        expect(JSON.stringify(names + seats)).toHaveLength(names.length + seats.length + 2);
      }),
    );
  });
});
