import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { samplePlan } from '../../testing/sample-room.ts';
import { blocksOf, PLACES_PER_POOL, SEATS_PER_BLOCK } from './blocks.ts';
import { blocksGone, withdrawalOf } from './plan-change.ts';
import type { Row, SeatingPlan } from './plan.ts';
import { seatIndexOf } from './seat-index.ts';
import { withStableBlocks } from './stable-blocks.ts';

/** The sample room with other seats in row A and another floor. */
function room(seatIds: readonly string[], capacity: number): SeatingPlan {
  const plan = samplePlan();
  const rowA: Row = {
    rowId: 'A',
    label: 'A',
    categoryId: 'cat_1',
    seats: seatIds.map((seatId, index) => ({ seatId, label: seatId, x: index * 50, y: 0 })),
  };
  const sections = plan.sections.map((section) =>
    section.kind === 'standing'
      ? { ...section, capacity }
      : {
          ...section,
          rows: seatIds.length > 0 ? [rowA, ...section.rows.slice(1)] : section.rows.slice(1),
        },
  );
  return { ...plan, sections };
}

const seats = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `a${from + index}`);

function changed(old: SeatingPlan, next: SeatingPlan, free: readonly number[]): SeatingPlan {
  const { planVersion: _version, ...draft } = next;
  return { planVersion: 'pln_2', ...withStableBlocks(old, draft, { sec_floor: free }) };
}

const blockOf = (plan: SeatingPlan, seatId: string) => seatIndexOf(plan).get(seatId)?.block;

describe('blocks through changes of plan', () => {
  it('stay where they are when a row grows at its front', () => {
    const old = room(seats(1, 60), 150);
    const next = changed(old, room([...seats(70, 75), ...seats(1, 60)], 150), [100, 50]);
    expect(['a1', 'a50', 'a51', 'a60', 'a70'].map((seatId) => blockOf(next, seatId))).toEqual([
      ...['row#A', 'row#A', 'row#A~2', 'row#A~2', 'row#A~2'],
    ]);
    expect(withdrawalOf(old, next)).toEqual({ seats: [], places: [] });
  });

  it('say nothing where the cut by position is the same', () => {
    const next = changed(room(seats(1, 40), 150), room(seats(2, 41), 150), [100, 50]);
    const [section] = next.sections;
    expect(section?.kind === 'seated' && section.rows[0]).not.toHaveProperty('pieces');
  });

  it('give up free places from the last pool on, and keep the number of pools', () => {
    const old = room([], 150);
    expect(
      blocksOf(changed(old, room([], 90), [60, 20])).pools.map(({ capacity }) => capacity),
    ).toEqual([60, 30]);
    expect(
      blocksOf(changed(old, room([], 320), [60, 20])).pools.map(({ capacity }) => capacity),
    ).toEqual([100, 100, 100, 20]);
  });

  it('name what goes, block by block', () => {
    const old = room(seats(1, 60), 150);
    expect(withdrawalOf(old, changed(old, room(seats(1, 50), 150), [100, 50])).seats).toEqual([
      { sectionId: 'sec_stalls', rowId: 'A', block: 'row#A~2', seatIds: seats(51, 60) },
    ]);
  });

  it('never hold a seat twice nor too many, and never let a seat go that stays in its row', () => {
    const anySeats = fc.uniqueArray(fc.constantFrom(...seats(1, 160)), { maxLength: 130 });
    const anyRoom = fc.tuple(anySeats, fc.integer({ min: 1, max: 450 }));
    fc.assert(
      fc.property(fc.array(anyRoom, { minLength: 2, maxLength: 6 }), (rooms) => {
        let plan = room(seats(1, 60), 150);
        for (const [seatIds, capacity] of rooms) {
          const free = blocksOf(plan).pools.map((pool) => pool.capacity);
          const next = changed(plan, room(seatIds, capacity), free);
          const { rows, pools } = blocksOf(next);
          const inBlocks = rows.filter(({ rowId }) => rowId === 'A').flatMap((row) => row.seatIds);
          expect(inBlocks.toSorted()).toEqual(seatIds.toSorted());
          expect(Math.max(0, ...rows.map((row) => row.seatIds.length))).toBeLessThanOrEqual(
            SEATS_PER_BLOCK,
          );
          expect(Math.max(...pools.map((pool) => pool.capacity))).toBeLessThanOrEqual(
            PLACES_PER_POOL,
          );
          expect(pools.reduce((sum, pool) => sum + pool.capacity, 0)).toBe(capacity);
          const before = new Set(blocksOf(plan).rows.flatMap((row) => row.seatIds));
          for (const seatId of seatIds.filter((id) => before.has(id)))
            expect(blockOf(next, seatId)).toBe(blockOf(plan, seatId));
          const names = [...rows, ...blocksGone(plan, next).rows].map(
            ({ sectionId, block }) => `${sectionId}/${block}`,
          );
          expect(new Set(names).size).toBe(names.length);
          for (const { sectionId, block } of blocksOf(plan).rows)
            expect(names).toContain(`${sectionId}/${block}`);
          plan = next;
        }
      }),
      { numRuns: 200 },
    );
  });
});
