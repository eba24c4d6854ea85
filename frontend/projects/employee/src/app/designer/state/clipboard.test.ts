import { describe, expect, it } from '@jest/globals';
import { remove, structureFaults, type PlanDraft, type Selection } from '@foyer/shared/domain';
import { countingIds, SMALL_DRAFT } from '../testing/small-draft.ts';
import { pasted } from './clipboard.ts';
import { seatsAlone, sectionAlone } from './selecting.ts';

const BY = { x: 60, y: 60 };

function pastedAfter(draft: PlanDraft, selection: Selection) {
  return pasted(draft, { source: SMALL_DRAFT, selection }, BY, countingIds());
}

const seatCount = ({ sections }: PlanDraft): number =>
  sections.reduce(
    (sum, section) =>
      sum + (section.kind === 'seated' ? section.rows.flatMap((row) => row.seats).length : 0),
    0,
  );

describe('pasting', () => {
  it('copies rows into their section under the next free name', () => {
    const { draft, selection } = pastedAfter(SMALL_DRAFT, seatsAlone(['a1', 'a2']));
    const stalls = draft.sections[0];
    expect(stalls?.kind === 'seated' && stalls.rows.map((row) => row.label)).toEqual([
      'A',
      'B',
      'C',
    ]);
    expect(selection.seats.size).toBe(2);
    expect(structureFaults(draft)).toEqual([]);
  });

  it('brings back what was cut, moved', () => {
    const cut = remove(SMALL_DRAFT, seatsAlone(['a1', 'a2']));
    const { draft, selection } = pastedAfter(cut, seatsAlone(['a1', 'a2']));
    expect(seatCount(draft)).toBe(16);
    expect(selection.seats.size).toBe(2);
    expect(structureFaults(draft)).toEqual([]);
  });

  it('brings back a section that was cut', () => {
    const cut = remove(SMALL_DRAFT, sectionAlone('sec_floor'));
    const { draft, selection } = pastedAfter(cut, sectionAlone('sec_floor'));
    expect(draft.sections).toHaveLength(3);
    expect([...selection.sections]).toEqual([draft.sections.at(-1)?.sectionId]);
    expect(draft.sections.some(({ sectionId }) => sectionId === 'sec_floor')).toBe(false);
  });

  it('brings back seats whose section is gone, with a section for them', () => {
    const cut = remove(SMALL_DRAFT, sectionAlone('sec_balcony'));
    const { draft } = pastedAfter(cut, seatsAlone(['c1', 'c2']));
    expect(seatCount(draft)).toBe(10);
    expect(draft.sections.map(({ name }) => name)).toContain('Balcony');
  });
});
