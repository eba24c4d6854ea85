import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { drawnRoom, drawnStates } from '../../testing/drawn-room.ts';
import { singleSeatsLeft, type JudgedChoice } from './single-seats.ts';

/** What a choice leaves in a drawn room. */
function left(choice: JudgedChoice, ...drawings: readonly string[]) {
  return singleSeatsLeft(drawnRoom(...drawings), drawnStates(...drawings), choice);
}

describe('a choice', () => {
  it('that leaves a single seat at the end of a row may move one seat over', () => {
    expect(left({ chosen: ['a1', 'a2'] }, '......')).toEqual({
      single: ['a0'],
      suggestion: ['a0', 'a1'],
    });
  });

  it('that leaves one beside a sold seat or an aisle is no better', () => {
    expect(left({ chosen: ['a3'] }, 's.....')?.single).toBeUndefined();
    expect(left({ chosen: ['a2'] }, 's.....')).toEqual({ single: ['a1'], suggestion: ['a1'] });
    expect(left({ chosen: ['a2'] }, '....|....')).toEqual({ single: ['a3'], suggestion: ['a3'] });
  });

  it('with a seat between is put together', () => {
    expect(left({ chosen: ['a2', 'a4'] }, '........')?.suggestion).toEqual(['a2', 'a3']);
  });

  it('that leaves two or none is as good as any', () => {
    expect(left({ chosen: ['a2', 'a3'] }, '......')).toBeUndefined();
    expect(left({ chosen: ['a0', 'a1'] }, 's..')).toBeUndefined();
  });

  it('is not blamed for a seat that was single before', () => {
    expect(left({ chosen: ['a4', 'a5'] }, '.ss....s')?.single).toEqual(['a3', 'a6']);
    expect(left({ chosen: ['a3', 'a4'] }, '.ss..s')).toBeUndefined();
  });

  it('is left alone where as many seats of its kind leave one anyhow', () => {
    expect(left({ chosen: ['a0', 'a1'] }, '...', '......')).toBeUndefined();
    expect(left({ chosen: ['a1'] }, '.2..', '......')).toBeUndefined();
  });

  it('need not spare accessible seats and their companions', () => {
    expect(left({ chosen: ['a1', 'a2'] }, 'a..s', '....')).toBeUndefined();
    expect(left({ chosen: ['a0'] }, 'acs.', '....')).toBeUndefined();
  });

  it('is judged in each row, and moved only where it must be', () => {
    expect(left({ chosen: ['a1', 'b0', 'b1'] }, '....', '....')).toEqual({
      single: ['a0'],
      suggestion: ['a0', 'b0', 'b1'],
    });
  });

  it('is not judged again for what was judged before', () => {
    const drawing = ['...s..', '......'];
    expect(left({ chosen: ['a1'], judged: ['a1'] }, ...drawing)).toBeUndefined();
    expect(left({ chosen: ['a1'], judged: ['a0', 'a1'] }, ...drawing)?.single).toEqual([
      'a0',
      'a2',
    ]);
  });

  it('is free when less than 15 % of such seats are left in the section', () => {
    const chosen = ['b1'];
    expect(left({ chosen }, 's'.repeat(14), '...')).toBeDefined();
    expect(left({ chosen }, 's'.repeat(18), '...')).toBeUndefined();
  });
});

it('has a suggestion that is free, as large, and leaves no single seat', () => {
  const drawing = fc.string({
    unit: fc.constantFrom('.', '.', '.', 's', '|', 'a', '2'),
    minLength: 1,
    maxLength: 14,
  });
  const cases = fc.tuple(
    fc.array(drawing, { minLength: 1, maxLength: 3 }),
    fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 5 }),
  );
  fc.assert(
    fc.property(cases, ([drawings, numbers]) => {
      const plan = drawnRoom(...drawings);
      const states = drawnStates(...drawings);
      const section = plan.sections[0];
      const free = (section?.kind === 'seated' ? section.rows : []).flatMap((row) =>
        row.seats.filter((_, at) => states[row.rowId]?.[at] === '.').map(({ seatId }) => seatId),
      );
      if (free.length === 0) return;
      const chosen = [...new Set(numbers.map((number) => free[number % free.length] ?? ''))];
      const found = singleSeatsLeft(plan, states, { chosen });
      if (!found) return;
      expect(new Set(found.suggestion).size).toBe(chosen.length);
      for (const seatId of found.suggestion) expect(free).toContain(seatId);
      for (const seatId of found.single) expect(chosen).not.toContain(seatId);
      expect(singleSeatsLeft(plan, states, { chosen: found.suggestion })).toBeUndefined();
    }),
    { numRuns: 1_000 },
  );
});
