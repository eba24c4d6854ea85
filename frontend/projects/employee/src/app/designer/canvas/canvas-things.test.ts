import { describe, expect, it } from '@jest/globals';
import { move, NOTHING, rectangle } from '@foyer/shared/domain';
import { buildScene } from '@foyer/ui/seat-map/seat-map-scene.ts';
import { SMALL_DESIGN, SMALL_DRAFT } from '../testing/small-draft.ts';
import { selectedIn } from '../state/selected.ts';
import { decorationAlone, seatsAlone, sectionAlone } from '../state/selecting.ts';
import { canvasCommand, pageCommand } from './canvas-keys.ts';
import { ghostParts } from './design-picture.ts';
import { handleAt, handlesOf, withCorner } from './handles.ts';
import { selectionOf, targetAt } from './target.ts';
import { nextThing, spokenTarget, stepped } from './walk.ts';

const scene = buildScene(SMALL_DRAFT);
const near = { pixel: 1, pointer: 'fine' } as const;
const key = (name: string, more: Partial<KeyboardEvent> = {}) => ({
  ...{ key: name, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false },
  ...more,
});

describe('what lies under the pointer', () => {
  it('is a seat, a section, a decoration or nothing', () => {
    expect(targetAt(scene, { x: 103, y: 98 }, near)).toMatchObject({ kind: 'seat', seatId: 'a2' });
    expect(targetAt(scene, { x: 400, y: 100 }, near)).toMatchObject({
      kind: 'section',
      sectionId: 'sec_floor',
    });
    expect(targetAt(scene, { x: 100, y: -50 }, near)).toEqual({ kind: 'decoration', index: 0 });
    expect(targetAt(scene, { x: 900, y: 900 }, near)).toBe(undefined);
  });

  it('is the section where seats are too small to be seen', () => {
    expect(targetAt(scene, { x: 103, y: 98 }, { pixel: 20, pointer: 'fine' })).toMatchObject({
      kind: 'section',
      sectionId: 'sec_stalls',
    });
  });

  it('stands for a seat, its row or its section', () => {
    const seat = targetAt(scene, { x: 103, y: 98 }, near);
    if (!seat) throw new Error('There is no seat');
    expect(selectionOf(seat, scene, 'one')).toEqual(seatsAlone(['a2']));
    expect(selectionOf(seat, scene, 'row')).toEqual(seatsAlone(['a1', 'a2', 'a3', 'a4']));
    expect(selectionOf(seat, scene, 'section')).toEqual(sectionAlone('sec_stalls'));
  });
});

describe('knobs', () => {
  const of = (selection: typeof NOTHING) =>
    handlesOf(SMALL_DRAFT, { selection, selected: selectedIn(SMALL_DRAFT, selection) }, 1);

  it('bend and lengthen a whole row', () => {
    const row = of(seatsAlone(['a1', 'a2', 'a3', 'a4']));
    expect(row.map(({ kind }) => kind)).toEqual([
      'rotate',
      'row-count',
      'row-from',
      'row-to',
      'row-curve',
    ]);
    expect(handleAt(row, { x: 52, y: 101 }, 6)?.kind).toBe('row-from');
    expect(of(seatsAlone(['a1'])).map(({ kind }) => kind)).toEqual([]);
  });

  it('are the corners of standing areas and decorations', () => {
    expect(of(sectionAlone('sec_floor')).filter(({ kind }) => kind === 'corner')).toHaveLength(4);
    expect(of(decorationAlone(0)).filter(({ kind }) => kind === 'corner')).toHaveLength(4);
  });

  it('keep a rectangle one, and move a single corner of anything else', () => {
    expect(withCorner(rectangle(0, 0, 100, 50), 2, { x: 200, y: 80 })).toEqual(
      rectangle(0, 0, 200, 80),
    );
    const triangle = [
      { x: 0, y: 0 },
      { x: 10, y: 0 },
      { x: 5, y: 8 },
    ];
    expect(withCorner(triangle, 2, { x: 6, y: 9 })).toEqual([
      { x: 0, y: 0 },
      { x: 10, y: 0 },
      { x: 6, y: 9 },
    ]);
  });
});

describe('what a gesture changes', () => {
  it('is painted by itself: changed rows, outlines and nothing else', () => {
    const after = move(SMALL_DRAFT, seatsAlone(['a1', 'a2', 'a3', 'a4']), { x: 10, y: 0 });
    const { plan, changedRows, outlines } = ghostParts(SMALL_DRAFT, after);
    expect([...changedRows]).toEqual(['stalls-a']);
    expect(plan.sections.map(({ sectionId }) => sectionId)).toEqual(['sec_stalls']);
    expect(outlines).toEqual([]);
    expect(
      ghostParts(SMALL_DRAFT, move(SMALL_DRAFT, decorationAlone(0), { x: 5, y: 5 })).outlines,
    ).toHaveLength(1);
  });
});

describe('walking by keyboard', () => {
  const telling = {
    scene,
    draft: SMALL_DRAFT,
    categories: SMALL_DESIGN,
    taken: { seats: new Set(['a2']), places: {} },
  };

  it('goes from seat to seat and through sections and other things', () => {
    const first = stepped(scene, undefined, 'right');
    expect(first).toMatchObject({ seatId: 'a1' });
    expect(stepped(scene, first, 'right')).toMatchObject({ seatId: 'a2' });
    expect(stepped(scene, first, 'down')).toMatchObject({ seatId: 'b1' });
    const floor = nextThing(scene, { kind: 'section', index: 1, sectionId: 'sec_balcony' }, 1);
    expect(floor).toMatchObject({ sectionId: 'sec_floor' });
    expect(nextThing(scene, floor, 1)).toEqual({ kind: 'decoration', index: 0 });
    expect(nextThing(scene, { kind: 'decoration', index: 0 }, 1)).toMatchObject({
      sectionId: 'sec_stalls',
    });
  });

  it('says where one stands', () => {
    const seat = { kind: 'seat', seat: 1, seatId: 'a2' } as const;
    expect(spokenTarget(telling, seat, seatsAlone(['a2']))).toBe(
      'Stalls, row A, seat 2, First, sold or held, selected',
    );
    const note = { kind: 'seat', seat: 6, seatId: 'b3' } as const;
    expect(spokenTarget(telling, note, NOTHING)).toBe(
      'Stalls, row B, seat 3, Second, Restricted view',
    );
    expect(
      spokenTarget(telling, { kind: 'section', index: 2, sectionId: 'sec_floor' }, NOTHING),
    ).toBe('Floor, 30 standing places, Floor');
  });
});

describe('keys', () => {
  it('mean what the list of keys says', () => {
    expect(canvasCommand(key('ArrowLeft', { shiftKey: true }))).toEqual({
      kind: 'arrow',
      direction: 'left',
      far: true,
    });
    expect(canvasCommand(key('d', { ctrlKey: true }))).toEqual({ kind: 'duplicate' });
    expect(canvasCommand(key('B', { shiftKey: true }))).toEqual({ kind: 'tool', tool: 'rows' });
    expect(canvasCommand(key(']'))).toEqual({ kind: 'turn', degrees: 15 });
    expect(canvasCommand(key('Tab'))).toBe(undefined);
    expect(canvasCommand(key('ArrowLeft', { altKey: true }))).toBe(undefined);
    expect(pageCommand(key('Z', { ctrlKey: true, shiftKey: true }))).toEqual({ kind: 'redo' });
    expect(pageCommand(key('s', { metaKey: true }))).toEqual({ kind: 'save' });
    expect(pageCommand(key('z'))).toBe(undefined);
  });
});
