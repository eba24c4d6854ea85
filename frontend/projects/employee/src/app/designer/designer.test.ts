import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { provideBrowserStandIns } from '@foyer/ui/seat-map/testing/browser-stand-ins.ts';
import { SeatingDesigner } from './designer.ts';
import { emptyRoom } from './start/room-source.ts';
import { DesignMoney } from './state/design-money.ts';
import { Designer } from './state/designer.ts';
import { RoomSaving } from './state/room-saving.ts';
import { SMALL_DESIGN, SMALL_DRAFT } from './testing/small-draft.ts';

let element: HTMLElement;
let designer: Designer;
let settle: () => Promise<void>;

beforeAll(provideBrowserStandIns);

beforeEach(async () => {
  TestBed.configureTestingModule({
    providers: [Designer, DesignMoney, RoomSaving, provideRouter([])],
  });
  designer = TestBed.inject(Designer);
  designer.open({ plan: SMALL_DRAFT, categories: SMALL_DESIGN }, true);
  TestBed.inject(DesignMoney).format.set({ currency: 'EUR', locale: 'en-GB' });
  const fixture = TestBed.createComponent(SeatingDesigner);
  fixture.componentRef.setInput('title', 'Paper Lions');
  fixture.componentRef.setInput('back', '/events');
  element = fixture.nativeElement as HTMLElement;
  document.body.append(element);
  settle = () => fixture.whenStable();
  await settle();
});

function nameOf(one: Element): string {
  const seen = one.cloneNode(true) as Element;
  for (const hidden of seen.querySelectorAll('[aria-hidden="true"]')) hidden.remove();
  return (one.getAttribute('aria-label') ?? seen.textContent).replace(/\s+/g, ' ').trim();
}

async function press(name: string): Promise<void> {
  const buttons = [...element.querySelectorAll('button')];
  const button = buttons.find((one) => nameOf(one) === name);
  if (!button) throw new Error(`There is no "${name}" among: ${buttons.map(nameOf).join(' | ')}`);
  button.click();
  await settle();
}

async function enter(label: string, text: string): Promise<void> {
  const wanted = [...element.querySelectorAll('label')].find((one) => nameOf(one) === label);
  const box = element.querySelector<HTMLInputElement | HTMLSelectElement>(
    `[id="${wanted?.htmlFor ?? ''}"]`,
  );
  if (!box) throw new Error(`There is no field "${label}"`);
  box.value = text;
  box.dispatchEvent(new Event('input'));
  box.dispatchEvent(new Event('change'));
  await settle();
}

async function key(...keys: (string | KeyboardEventInit)[]): Promise<void> {
  const canvas = element.querySelector('canvas');
  for (const one of keys) {
    const init = typeof one === 'string' ? { key: one } : one;
    canvas?.dispatchEvent(
      new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }),
    );
    canvas?.dispatchEvent(new KeyboardEvent('keyup', { bubbles: true, ...init }));
    await settle();
  }
}

const spoken = (): string | undefined =>
  element.querySelector('[aria-live="polite"]')?.textContent.trim();

describe('the designer without a mouse', () => {
  it('draws three sections and a standing floor by measures alone', async () => {
    designer.open({ ...emptyRoom(), plan: emptyRoom().plan, categories: SMALL_DESIGN }, true);
    await settle();
    await press('Add rows');
    await enter('Ticket category', 'cat_first');
    for (const seats of ['10', '12', '14']) {
      await enter('Seats', seats);
      await enter('Rows', '5');
      await press('Place rows');
    }
    await press('Add standing area');
    await enter('Ticket category', 'cat_floor');
    await enter('Places', '150');
    await press('Place standing area');
    expect(designer.draft().sections.map(({ name }) => name)).toEqual([
      'Section 1',
      'Section 2',
      'Section 3',
      'Standing 1',
    ]);
    expect(designer.figures()).toMatchObject({ seats: 180, standing: 150, withoutCategory: 0 });
    expect(designer.faults().filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(element.querySelector('fy-fault-bar')?.textContent).toContain(
      '180 seats and 150 standing places',
    );
  });

  it('walks, says where one is, selects, moves and undoes', async () => {
    await key('ArrowRight', 'ArrowRight');
    expect(spoken()).toBe('Stalls, row A, seat 2, First');
    await key('Enter');
    expect(spoken()).toBe('Stalls, row A, seat 2, First, selected');
    await key({ key: 'ArrowDown', shiftKey: true });
    expect(spoken()).toBe('100 cm down');
    expect(designer.draft()).not.toBe(SMALL_DRAFT);
    await key({ key: 'z', ctrlKey: true });
    expect(designer.draft()).toBe(SMALL_DRAFT);
    await key('w', 'ArrowRight', ' ');
    expect([...designer.selection().seats]).toEqual(['a2', 'a3']);
    await key('Escape', 'PageDown');
    expect(spoken()).toMatch(/^Balcony/);
  });

  it('changes what is selected in the panel', async () => {
    await key('ArrowRight', 'Enter');
    await enter('Kind', 'accessible');
    expect(designer.figures().accessible).toBe(2);
    await press('Select row A');
    await enter('Seats', '6');
    expect(designer.figures().seats).toBe(17);
    await press('Delete');
    expect(designer.draft().sections[0]).toMatchObject({ rows: [{ label: 'B' }] });
  });

  it('brings one to what is wrong', async () => {
    designer.categories.set(SMALL_DESIGN.slice(0, 2));
    await settle();
    await press('30 without a category');
    expect([...designer.selection().sections]).toEqual(['sec_floor']);
    expect(document.activeElement).toBe(element.querySelector('canvas'));
  });

  it('adds a category with its price, or says what is missing', async () => {
    await press('Add category');
    await press('Add');
    expect(element.textContent).toContain('Enter a name.');
    await enter('Category name', 'Box');
    await enter('Price', '95.50');
    await press('Add');
    expect(designer.categories().at(-1)).toMatchObject({ name: 'Box', price: 9_550, isNew: true });
  });
});
