import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { changeTimes } from './change-times.ts';

describe('changeTimes', () => {
  it('gives out what is due, earliest first, and keeps the rest', () => {
    const times = changeTimes();
    times.set('c', 30);
    times.set('a', 10);
    times.set('b', 20);
    expect(times.takeDue(20)).toEqual(['a', 'b']);
    expect(times.next()).toBe(30);
  });

  it('agrees with a plain map whatever is set, replaced and taken', () => {
    const step = fc.oneof(
      fc.record({
        blockId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
        at: fc.option(fc.integer({ min: 0, max: 50 }), { nil: undefined }),
      }),
      fc.record({ now: fc.integer({ min: 0, max: 50 }) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const times = changeTimes();
        const model = new Map<string, number>();
        for (const each of steps) {
          if ('now' in each) {
            const due = [...model].filter(([, at]) => at <= each.now).map(([blockId]) => blockId);
            due.forEach((blockId) => model.delete(blockId));
            expect(times.takeDue(each.now).sort()).toEqual(due.sort());
          } else {
            times.set(each.blockId, each.at);
            if (each.at === undefined) model.delete(each.blockId);
            else model.set(each.blockId, each.at);
          }
          expect(times.next()).toBe(model.size > 0 ? Math.min(...model.values()) : undefined);
        }
      }),
    );
  });
});
