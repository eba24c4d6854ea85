import { describe, expect, it } from '@jest/globals';
import { drawnRoom, drawnStates, rowsOfPlan } from '../../testing/drawn-room.ts';
import { bestAvailable, type SeatWish } from './best-available.ts';
import { versionedPlan } from './plan-version.ts';
import { arenaPlan } from './rooms/arena.ts';
import { theatrePlan } from './rooms/theatre.ts';

/** The best seats in a drawn room. */
function best(wish: SeatWish, ...drawings: readonly string[]) {
  return bestAvailable(drawnRoom(...drawings), drawnStates(...drawings), wish);
}

describe('the best seats', () => {
  it('are in the middle of the first row of an empty room', () => {
    expect(best({ quantity: 2 }, '......', '......')).toEqual(['a2', 'a3']);
  });

  it('are never on both sides of an aisle', () => {
    expect(best({ quantity: 3 }, '..|..', '.....')).toEqual(['b0', 'b1', 'b2']);
  });

  it('leave no single seat free while another place leaves none', () => {
    expect(best({ quantity: 2 }, '...', '....')).toEqual(['b0', 'b1']);
  });

  it('leave a single seat free when there is no other way', () => {
    expect(best({ quantity: 2 }, '...')).toHaveLength(2);
  });

  it('are of the category asked for, or of one of several', () => {
    expect(best({ quantity: 2, categoryId: 'cat_2' }, '......', '222222')).toEqual(['b2', 'b3']);
    const among = new Set(['cat_2', 'cat_3']);
    expect(best({ quantity: 2, among }, '......', '222222')).toEqual(['b2', 'b3']);
  });

  it('are not offered in rows whose state is unknown', () => {
    expect(bestAvailable(drawnRoom('....'), {}, { quantity: 2 })).toBeUndefined();
  });

  it('are accessible ones only when nothing else is left', () => {
    expect(best({ quantity: 2 }, 'aaaa', '....')).toEqual(['b0', 'b1']);
    expect(best({ quantity: 2 }, 'aaa', 'ssss')).toEqual(['a0', 'a1']);
  });
});

describe('a party that no row can take', () => {
  it('sits over neighbouring rows in equal parts', () => {
    expect(best({ quantity: 4 }, '...', '...', '...')).toEqual(['a0', 'a1', 'b0', 'b1']);
    expect(best({ quantity: 7 }, '...', '...', '...')).toHaveLength(7);
  });

  it('sits one behind the other', () => {
    const seats = ['a3', 'a4', 'a5', 'b4', 'b5', 'b6'];
    expect(best({ quantity: 6 }, 'sss...s..', '...s...ss')).toEqual(seats);
  });

  it('moves somebody to another row rather than leave a single seat', () => {
    expect(best({ quantity: 6 }, '....', '.....')).toEqual(['a0', 'a1', 'a2', 'a3', 'b0', 'b1']);
  });

  it('leaves nobody alone in a row for that', () => {
    expect(best({ quantity: 4 }, '...', '...')).toHaveLength(4);
    expect(best({ quantity: 4 }, '...', '...')?.filter((id) => id.startsWith('a'))).toHaveLength(2);
  });

  it('is never seated far apart', () => {
    expect(best({ quantity: 4 }, '..', 'xx', '..')).toBeUndefined();
  });
});

describe('a party with a wheelchair', () => {
  it('has an accessible seat and the others beside it', () => {
    expect(best({ quantity: 2, wheelchairs: 1 }, '......', 'ac....')).toEqual(['b0', 'b1']);
    expect(best({ quantity: 3, wheelchairs: 1 }, '......', 'ac....')).toEqual(['b0', 'b1', 'b2']);
  });

  it('takes no more accessible seats than it needs', () => {
    expect(best({ quantity: 3, wheelchairs: 1 }, 'acac')).toEqual(['a1', 'a2', 'a3']);
    expect(best({ quantity: 4, wheelchairs: 2 }, 'acac')).toHaveLength(4);
  });

  it('keeps wheelchair and companion together, and the rest near them', () => {
    const drawing = ['......', 'acs...'];
    expect(best({ quantity: 4, wheelchairs: 1 }, ...drawing)).toEqual(['b0', 'b1', 'a0', 'a1']);
  });

  it('is not offered a place without an accessible seat', () => {
    expect(best({ quantity: 2, wheelchairs: 1 }, '......', 'sc....')).toBeUndefined();
  });

  it('finds the wheelchair spaces of the theatre', () => {
    const plan = versionedPlan(
      theatrePlan('theatre', { premium: 'cat_1', first: 'cat_2', second: 'cat_3', third: 'cat_4' }),
      () => '1',
    );
    const rows = rowsOfPlan(plan);
    const states = Object.fromEntries(rows.map((row) => [row.rowId, '.'.repeat(row.seats.length)]));
    const found = new Set(bestAvailable(plan, states, { quantity: 2, wheelchairs: 1 }));
    const kinds = rows.flatMap(({ seats }) => seats.filter(({ seatId }) => found.has(seatId)));
    expect(kinds.map(({ kind }) => kind).sort()).toEqual(['accessible', 'companion']);
  });
});

it('finds seats in a sold-out-looking arena of 20,000', () => {
  const plan = versionedPlan(
    arenaPlan('arena', { floor: 'cat_1', lower: 'cat_1', side: 'cat_1', upper: 'cat_1' }),
    () => '1',
  );
  const rows = rowsOfPlan(plan);
  const states = Object.fromEntries(rows.map((row) => [row.rowId, 's'.repeat(row.seats.length)]));
  const last = rows.at(-1);
  if (last) states[last.rowId] = `..${'s'.repeat(last.seats.length - 2)}`;
  expect(bestAvailable(plan, states, { quantity: 2 })).toEqual(
    last?.seats.slice(0, 2).map((seat) => seat.seatId),
  );
});
