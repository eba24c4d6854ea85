import { TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { addText } from '@foyer/shared/domain';
import { ApiProblem } from '@foyer/ui/api/api-problem.ts';
import { SMALL_DESIGN, SMALL_DRAFT } from '../testing/small-draft.ts';
import { DesignMoney } from './design-money.ts';
import { Designer, type DesignRoom } from './designer.ts';
import { RoomSaving } from './room-saving.ts';

let designer: Designer;
let saving: RoomSaving;
let sent: DesignRoom[];
let answer: (room: DesignRoom) => Promise<DesignRoom>;

const draw = (): boolean => designer.apply((draft) => addText(draft, { x: 0, y: 0 }, 'Bar'));

async function pass(milliseconds: number): Promise<void> {
  TestBed.tick();
  await jest.advanceTimersByTimeAsync(milliseconds);
  TestBed.tick();
}

beforeEach(() => {
  jest.useFakeTimers();
  TestBed.configureTestingModule({ providers: [Designer, DesignMoney, RoomSaving] });
  designer = TestBed.inject(Designer);
  saving = TestBed.inject(RoomSaving);
  sent = [];
  answer = (room) => Promise.resolve(room);
  designer.open({ plan: SMALL_DRAFT, categories: SMALL_DESIGN }, true);
});

afterEach(() => {
  jest.useRealTimers();
});

function keep(itself: boolean): void {
  saving.keepAt({
    savesItself: () => itself,
    save: (room) => {
      sent.push(room);
      return answer(room);
    },
  });
}

describe('saving a room', () => {
  it('waits until there is one, however long it is loaded or chosen', async () => {
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({ providers: [Designer, DesignMoney, RoomSaving] });
    designer = TestBed.inject(Designer);
    saving = TestBed.inject(RoomSaving);
    keep(true);
    designer.categories.set(SMALL_DESIGN);
    await pass(60_000);
    expect(sent).toEqual([]);
    designer.open({ plan: SMALL_DRAFT, categories: SMALL_DESIGN }, false);
    await pass(2_100);
    expect(sent.map(({ plan }) => plan)).toEqual([SMALL_DRAFT]);
  });

  it('happens by itself once somebody pauses', async () => {
    keep(true);
    draw();
    await pass(1_500);
    draw();
    await pass(1_500);
    expect(sent).toHaveLength(0);
    expect(saving.note().words).toBe('Not saved yet');
    await pass(600);
    expect(sent.map(({ plan }) => plan.decorations.length)).toEqual([3]);
    expect(saving.note().words).toBe('Saved');
  });

  it('waits for a word where tickets are on sale', async () => {
    keep(false);
    draw();
    await pass(10_000);
    expect(sent).toHaveLength(0);
    expect(await saving.save()).toBe(true);
    expect(sent).toHaveLength(1);
  });

  it('does not send again by itself what was refused, but what is changed after it', async () => {
    keep(true);
    answer = () => Promise.reject(new ApiProblem('plan-malformed', 422));
    draw();
    await pass(2_100);
    expect(saving.note().words).toBe('Not saved');
    await pass(10_000);
    expect(sent).toHaveLength(1);
    designer.undo();
    expect(saving.standing()).toBe(undefined);
    answer = (room) => Promise.resolve(room);
    draw();
    await pass(2_100);
    expect(sent).toHaveLength(2);
    expect(saving.refused()).toBe(undefined);
  });

  it('leaves it to the person when somebody else has changed the event', async () => {
    keep(true);
    answer = () => Promise.reject(new ApiProblem('event-changed', 409));
    draw();
    await pass(2_100);
    draw();
    await pass(10_000);
    expect(sent).toHaveLength(1);
  });

  it('waits for the prices of new categories', async () => {
    TestBed.inject(DesignMoney).format.set({ currency: 'EUR', locale: 'en-GB' });
    keep(true);
    const categoryId = designer.addCategory({ name: 'Box', colour: '#112233' });
    await pass(5_000);
    expect(sent).toHaveLength(0);
    expect(saving.note().words).toBe('A price is missing');
    designer.changeCategory(categoryId, { price: 9_000 });
    await pass(2_100);
    expect(sent).toHaveLength(1);
  });

  it('saves what is drawn while a saving is under way with the next one', async () => {
    keep(true);
    let finish: () => void = () => undefined;
    answer = (room) => new Promise((resolve) => (finish = () => resolve(room)));
    draw();
    await pass(2_100);
    draw();
    finish();
    await pass(1_000);
    expect(designer.unsaved()).toBe(true);
    await pass(1_500);
    finish();
    await pass(100);
    expect(sent.map(({ plan }) => plan.decorations.length)).toEqual([2, 3]);
    expect(designer.unsaved()).toBe(false);
  });
});
