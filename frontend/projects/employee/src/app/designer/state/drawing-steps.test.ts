import { describe, expect, it } from '@jest/globals';
import { designFaults, rectangle, type SeatedSection } from '@foyer/shared/domain';
import { countingIds, SMALL_DRAFT } from '../testing/small-draft.ts';
import { placesWithin, rowInto, rowsInto, standingInto, withRowLabel } from './drawing-steps.ts';
import { selectionAtField } from './fault-places.ts';
import { seatsAlone, sectionAlone, decorationAlone } from './selecting.ts';

const SHAPE = { from: { x: 0, y: 700 }, to: { x: 165, y: 700 }, curve: 0 };
const NUMBERING = { scheme: 'left', start: 1 } as const;
const LABELS = { scheme: 'letters', start: 'A', order: 'front' } as const;
const seated = (draft: typeof SMALL_DRAFT, id: string): SeatedSection | undefined =>
  draft.sections.filter((one) => one.kind === 'seated').find(({ sectionId }) => sectionId === id);

describe('drawing', () => {
  it('puts a row into a new section where none is chosen, and the next one beside it', () => {
    const ids = countingIds();
    const row = { shape: SHAPE, count: 4, categoryId: '', numbering: NUMBERING };
    const first = rowInto(SMALL_DRAFT, '', row, ids);
    const second = rowInto(first.draft, first.sectionId, row, ids);
    expect(second.sectionId).toBe(first.sectionId);
    expect(seated(second.draft, first.sectionId)?.name).toBe('Section 1');
    expect(seated(second.draft, first.sectionId)?.rows.map(({ label }) => label)).toEqual([
      'A',
      'B',
    ]);
  });

  it('names a block’s rows after those that the section has', () => {
    const block = {
      shape: SHAPE,
      rows: 3,
      rowGap: 90,
      count: 4,
      labels: LABELS,
      numbering: NUMBERING,
      categoryId: 'cat_first',
    };
    const { draft } = rowsInto(SMALL_DRAFT, 'sec_stalls', block, countingIds());
    expect(seated(draft, 'sec_stalls')?.rows.map(({ label }) => label)).toEqual([
      'A',
      'B',
      'C',
      'D',
      'E',
    ]);
    expect(
      designFaults(draft, ['cat_first', 'cat_second', 'cat_floor']).filter(
        ({ kind }) => kind === 'row-label-twice',
      ),
    ).toEqual([]);
  });

  it('gives a standing area a name of its own and the places that fit', () => {
    const outline = rectangle(0, 0, 1_000, 500);
    expect(placesWithin(outline, 2)).toBe(100);
    const ids = countingIds();
    const first = standingInto(SMALL_DRAFT, { outline, capacity: 100, categoryId: '' }, ids);
    const second = standingInto(first.draft, { outline, capacity: 100, categoryId: '' }, ids);
    expect(second.draft.sections.slice(-2).map(({ name }) => name)).toEqual([
      'Standing 1',
      'Standing 2',
    ]);
  });

  it('makes the room larger where something is drawn beyond it', () => {
    const outline = rectangle(900, 900, 500, 300);
    const standing = { outline, capacity: 10, categoryId: '' };
    const { draft } = standingInto(SMALL_DRAFT, standing, countingIds());
    expect([draft.width, draft.height]).toEqual([1_500, 1_300]);
  });

  it('renames one row and leaves the others as they are', () => {
    const draft = withRowLabel(SMALL_DRAFT, 'stalls-b', 'Box');
    expect(seated(draft, 'sec_stalls')?.rows.map(({ label }) => label)).toEqual(['A', 'Box']);
    expect(draft.sections[1]).toBe(SMALL_DRAFT.sections[1]);
  });
});

describe('the place of a fault', () => {
  it('is what the field speaks of', () => {
    const at = (field: string) => selectionAtField(SMALL_DRAFT, field);
    expect(at('plan.sections.0.rows.1.seats.2.label')).toEqual(seatsAlone(['b3']));
    expect(at('body.plan.sections.1.rows.0.label')).toEqual(seatsAlone(['c1', 'c2', 'c3', 'c4']));
    expect(at('sections.2.capacity')).toEqual(sectionAlone('sec_floor'));
    expect(at('plan.decorations.0.outline')).toEqual(decorationAlone(0));
    expect(at('plan.width')).toBe(undefined);
    expect(at('sections.9.name')).toBe(undefined);
  });
});
