import { describe, expect, it } from '@jest/globals';
import { SOLD, SEATS_PER_BLOCK } from '../domain/index.ts';
import { poolUpdate } from './pool-update.ts';
import { rowUpdate, type RowAction } from './row-update.ts';
import type { PoolItem } from './seat-block.model.ts';
import { updateBuilder } from './update-builder.ts';

const target = {
  table: 'Seats',
  key: 'evt_1#sec_1',
  block: 'row#A',
  planVersion: 'pln_1',
  bookingId: `bkg_${'z'.repeat(20)}`,
  now: 1_790_000_000_000,
};

const seatIds = Array.from({ length: SEATS_PER_BLOCK }, (_, seat) => `seat${seat}`);

describe('an update of one item', () => {
  it('names every attribute and value by a placeholder, since "until" and "by" are reserved words (rule 2)', () => {
    const update = rowUpdate(target, [{ do: 'hold', seatIds: ['by', 'until'], until: 5 }]);
    const names = update.ExpressionAttributeNames ?? {};
    const bare = `${update.UpdateExpression} ${update.ConditionExpression}`
      .replaceAll(/[#:][nv][0-9a-z]+/g, '')
      .match(/[a-zA-Z_]{2,}/g);
    expect(new Set(bare)).toEqual(new Set(['SET', 'ADD', 'AND', 'OR', 'attribute_not_exists']));
    expect(Object.values(names)).toEqual(expect.arrayContaining(['until', 'by', 'plan', 'closed']));
  });

  it('carries no placeholder that nothing uses', () => {
    const builder = updateBuilder();
    builder.path('unused');
    builder.value('unused');
    builder.set(`${builder.path('used')} = ${builder.value(1)}`);
    expect(builder.build('T', { id: 'a' })).toMatchObject({
      ExpressionAttributeNames: { '#n1': 'used' },
      ExpressionAttributeValues: { ':v1': { N: '1' } },
    });
  });

  it.each(['hold', 'take', 'prolong', 'sell', 'release'] as const)(
    'fits the largest booking in one row: %s (rule 2)',
    (kind) => {
      const action = { do: kind, seatIds: seatIds.slice(0, 40), until: SOLD - 1 } as RowAction;
      expect(() => rowUpdate(target, [action])).not.toThrow();
    },
  );

  it('fits an exchange of all seats that a row and a booking can have', () => {
    const actions: RowAction[] = [
      { do: 'release', seatIds: seatIds.slice(0, 40) },
      { do: 'hold', seatIds: seatIds.slice(40), until: 5 },
    ];
    expect(() => rowUpdate(target, actions)).not.toThrow();
  });

  it('fits as many folds as the largest party needs (rule 12)', () => {
    const claims = Object.fromEntries(
      seatIds.map((name) => [`bkg_${name.padEnd(20, 'x')}`, { q: 1, until: 1 }]),
    );
    const seen = { available: 0, claims } as unknown as PoolItem;
    const action = { do: 'hold', quantity: 40, until: SOLD - 1 } as const;
    expect(() => poolUpdate(target, action, seen)).not.toThrow();
  });

  it('never sets a seat twice', () => {
    const twice: RowAction = { do: 'take', seatIds: ['a1', 'a1'] };
    expect(() => rowUpdate(target, [twice])).toThrow(RangeError);
  });

  it('throws rather than send what DynamoDB would refuse (rule 2)', () => {
    const builder = updateBuilder();
    for (let term = 0; term < 251; term += 1)
      builder.require(`${builder.path('a')} = ${builder.value(term)}`);
    builder.set(`${builder.path('b')} = ${builder.value(1)}`);
    expect(() => builder.build('T', { id: 'a' })).toThrow(RangeError);
    const long = updateBuilder();
    long.set(`${long.path('b')} = ${long.value(1)}${' '.repeat(3_600)}`);
    expect(() => long.build('T', { id: 'a' })).toThrow(RangeError);
  });
});
