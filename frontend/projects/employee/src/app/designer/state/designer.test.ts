import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { addText, move, remove } from '@foyer/shared/domain';
import { SMALL_DESIGN, SMALL_DRAFT } from '../testing/small-draft.ts';
import { Designer } from './designer.ts';
import { copySelected, cutSelected, duplicateSelected, nudge, paste } from './edit-commands.ts';
import { seatsAlone, sectionAlone } from './selecting.ts';

let designer: Designer;

beforeEach(() => {
  TestBed.configureTestingModule({ providers: [Designer] });
  designer = TestBed.inject(Designer);
  designer.open({ plan: SMALL_DRAFT, categories: SMALL_DESIGN }, true);
});

describe('the designer', () => {
  it('knows what is saved, also after going back to it', () => {
    expect(designer.unsaved()).toBe(false);
    designer.apply((draft) => addText(draft, { x: 0, y: 0 }, 'Bar'));
    expect(designer.unsaved()).toBe(true);
    designer.undo();
    expect(designer.unsaved()).toBe(false);
    designer.redo();
    expect(designer.draft().decorations).toHaveLength(2);
  });

  it('takes the moves of one nudging as one step', () => {
    designer.select(seatsAlone(['a1']));
    nudge(designer, { x: 10, y: 0 }, '10 cm right');
    nudge(designer, { x: 10, y: 0 }, '10 cm right');
    expect(designer.said()).toBe('10 cm right');
    designer.undo();
    expect(designer.draft()).toBe(SMALL_DRAFT);
  });

  it('keeps selected only what is still there', () => {
    designer.select(sectionAlone('sec_floor'));
    designer.apply((draft) => remove(draft, sectionAlone('sec_floor')));
    expect(designer.selection().sections.size).toBe(0);
  });

  it('says why sold seats stay, and changes nothing', () => {
    designer.taken.set({ seats: new Set(['a1']), places: {} });
    const moved = designer.apply((draft) =>
      move(draft, sectionAlone('sec_stalls'), { x: 50, y: 0 }),
    );
    expect(moved).toBe(false);
    expect(designer.draft()).toBe(SMALL_DRAFT);
    expect(designer.notice()).toBe('This seat is sold or held. It has to stay where it is.');
  });

  it('takes a gesture over as one step, or drops it', () => {
    const text = addText(SMALL_DRAFT, { x: 0, y: 0 }, 'Bar');
    designer.preview.set(text);
    designer.abandon();
    expect(designer.draft()).toBe(SMALL_DRAFT);
    designer.preview.set(text);
    expect(designer.finish({ said: 'Drawn.' })).toBe(true);
    expect(designer.draft()).toBe(text);
    expect(designer.preview()).toBe(undefined);
  });

  it('duplicates, copies, cuts and pastes', () => {
    designer.select(seatsAlone(['a1', 'a2']));
    duplicateSelected(designer);
    expect(designer.figures().seats).toBe(17);
    copySelected(designer);
    paste(designer);
    paste(designer);
    expect(designer.figures().seats).toBe(21);
    designer.select(seatsAlone(['c1', 'c2']));
    cutSelected(designer);
    expect(designer.figures().seats).toBe(19);
    paste(designer);
    expect(designer.figures().seats).toBe(21);
  });

  it('keeps categories of both rooms when one takes the place of another, so that undo finds them', () => {
    const other = [{ categoryId: 'cat_new', name: 'New', colour: '#112233', price: 100 }];
    designer.replace({ plan: { ...SMALL_DRAFT, sections: [] }, categories: other });
    expect(designer.categoryIds()).toEqual(['cat_first', 'cat_second', 'cat_floor', 'cat_new']);
    designer.undo();
    expect(designer.faults().filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
