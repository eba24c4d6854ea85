import { describe, expect, it } from '@jest/globals';
import { journal } from './journal.ts';

const start = { planVersion: 'pln_1', rows: { A: '...', B: '...', C: '...' }, places: { f: 5 } };

describe('journal', () => {
  it('makes only differences public, under the next number', () => {
    const pages = journal('t1', start);
    expect(pages.record({ rows: { A: '...', B: 'h..' }, places: { f: 5 } })).toEqual({
      kind: 'delta',
      id: 't1.pln_1.1',
      delta: { rows: { B: 'h..' }, places: {} },
    });
    expect(pages.record({ rows: { B: 'h..' }, places: {} })).toBeUndefined();
    expect(pages.snapshot()).toMatchObject({ id: 't1.pln_1.1', snapshot: { rows: { B: 'h..' } } });
  });

  it('gives out the same snapshot until something changes', () => {
    const pages = journal('t1', start);
    const first = pages.snapshot();
    expect(pages.snapshot()).toBe(first);
    pages.record({ rows: {}, places: { f: 4 } });
    expect(pages.snapshot()).not.toBe(first);
    expect(first.snapshot.places).toEqual({ f: 5 });
  });

  it('tells a returning viewer what it missed, in one delta for all who missed the same', () => {
    const pages = journal('t1', start);
    pages.record({ rows: { A: 'h..' }, places: {} });
    pages.record({ rows: { B: 'h..' }, places: {} });
    pages.record({ rows: { B: '...', C: 's..' }, places: { f: 3 } });
    const missed = pages.since('t1.pln_1.1');
    expect(missed).toEqual([
      {
        kind: 'delta',
        id: 't1.pln_1.3',
        delta: { rows: { B: '...', C: 's..' }, places: { f: 3 } },
      },
    ]);
    expect(pages.since('t1.pln_1.1')[0]).toBe(missed[0]);
    expect(pages.since('t1.pln_1.3')).toEqual([]);
  });

  it('tells what was missed as it stands now, however long ago it was', () => {
    const pages = journal('t1', start);
    for (let count = 1; count <= 1_000; count += 1)
      pages.record({ rows: {}, places: { f: 5 + count } });
    expect(pages.since('t1.pln_1.0')).toEqual([
      { kind: 'delta', id: 't1.pln_1.1000', delta: { rows: {}, places: { f: 1_005 } } },
    ]);
  });

  it.each([
    ['nobody', undefined],
    ['another task', 't2.pln_1.1'],
    ['the future', 't1.pln_1.9'],
    ['nonsense', 't1.pln_1.x'],
  ])('gives a snapshot to a viewer from %s', (_where, lastId) => {
    const pages = journal('t1', start);
    pages.record({ rows: { A: 'h..' }, places: {} });
    expect(pages.since(lastId)).toEqual([pages.snapshot()]);
  });

  it('announces the plan to a viewer of another one, then gives a snapshot', () => {
    const pages = journal('t1', start, 7);
    expect(pages.since('t1.pln_0.6')).toEqual([
      { kind: 'plan', planVersion: 'pln_1' },
      pages.snapshot(),
    ]);
  });

  it('gives a snapshot to a viewer from before it began', () => {
    const pages = journal('t1', start, 7);
    expect(pages.since('t1.pln_1.6')).toEqual([pages.snapshot()]);
  });
});
