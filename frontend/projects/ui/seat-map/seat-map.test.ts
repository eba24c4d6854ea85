import { TestKey } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { PlacesRequest } from './seat-map-inputs.ts';
import { SeatMap } from './seat-map.ts';
import type { SeatMapElement } from './seat-map-element.ts';
import { provideBrowserStandIns } from './testing/browser-stand-ins.ts';
import { SeatMapHarness } from './testing/seat-map-harness.ts';
import { SMALL_AVAILABILITY, SMALL_CATEGORIES, SMALL_PLAN } from './testing/small-room.ts';

const { RIGHT_ARROW, DOWN_ARROW, ENTER, ESCAPE, PAGE_DOWN } = TestKey;

async function openMap(inputs: Record<string, unknown> = {}) {
  const fixture = TestBed.createComponent(SeatMap);
  const all = {
    plan: SMALL_PLAN,
    categories: SMALL_CATEGORIES,
    currency: 'EUR',
    availability: SMALL_AVAILABILITY,
    ...inputs,
  };
  for (const [name, value] of Object.entries(all)) fixture.componentRef.setInput(name, value);
  const toggled: string[] = [];
  const requested: PlacesRequest[] = [];
  fixture.componentInstance.seatToggled.subscribe((seatId) => toggled.push(seatId));
  fixture.componentInstance.placesRequested.subscribe((request) => requested.push(request));
  document.body.append(fixture.nativeElement as HTMLElement);
  await fixture.whenStable();
  const map = await TestbedHarnessEnvironment.harnessForFixture(fixture, SeatMapHarness);
  await map.focus();
  return { fixture, map, toggled, requested, element: fixture.nativeElement as SeatMapElement };
}

describe('the seat map by keyboard', () => {
  beforeAll(provideBrowserStandIns);

  it('has a name and says nothing until one moves', async () => {
    const { map } = await openMap();
    expect(await map.name()).toBe('Seat map: Small room');
    expect(await map.spoken()).toBe('');
  });

  it('begins at the free seat nearest to the stage and speaks it', async () => {
    const { map } = await openMap();
    await map.press(RIGHT_ARROW);
    expect(await map.spoken()).toBe('Stalls, row A, seat 1, €48, free');
  });

  it('begins at a suggested seat where there is one', async () => {
    const { map } = await openMap({ suggestedSeats: ['c3'] });
    await map.press(RIGHT_ARROW);
    expect(await map.spoken()).toBe('Balcony, row A, seat 3, €29.50, free, suggested for you');
  });

  it('speaks what a seat is for and what to know of it', async () => {
    const { map } = await openMap();
    await map.press(RIGHT_ARROW, DOWN_ARROW);
    expect(await map.spoken()).toBe('Stalls, row B, seat 1, €48, Wheelchair space, free');
    await map.press(RIGHT_ARROW, RIGHT_ARROW);
    expect(await map.spoken()).toBe('Stalls, row B, seat 3, €29.50, Restricted view, free');
  });

  it('takes a free seat, and speaks it as own once it is', async () => {
    const { fixture, map, toggled } = await openMap();
    await map.press(RIGHT_ARROW, ENTER);
    expect(toggled).toEqual(['a1']);
    fixture.componentRef.setInput('ownSeats', ['a1']);
    expect(await map.spoken()).toBe('Stalls, row A, seat 1, €48, yours');
    await map.press(' ');
    expect(toggled).toEqual(['a1', 'a1']);
  });

  it('takes nothing that others have, and nothing while disabled', async () => {
    const { fixture, map, toggled } = await openMap();
    await map.press(RIGHT_ARROW, RIGHT_ARROW, ENTER);
    expect(await map.spoken()).toContain('held by someone else');
    fixture.componentRef.setInput('disabled', true);
    await map.press(TestKey.LEFT_ARROW, ENTER);
    expect(toggled).toEqual([]);
  });

  it('goes from section to section and asks for standing places', async () => {
    const { fixture, map, requested } = await openMap();
    await map.press(PAGE_DOWN);
    expect(await map.spoken()).toMatch(/^Stalls, row A/);
    await map.press(PAGE_DOWN, PAGE_DOWN);
    expect(await map.spoken()).toBe('Floor, standing, €20, 12 of 30 free, Enter chooses places');
    await map.press(ENTER);
    expect(await map.choosesPlaces()).toBe(true);
    const element = fixture.nativeElement as HTMLElement;
    const press = (name: string) =>
      [...element.querySelectorAll('button')]
        .find((one) => one.ariaLabel === name || one.textContent.trim() === name)
        ?.click();
    press('One place more');
    await fixture.whenStable();
    press('Take 2 places');
    expect(requested).toEqual([{ sectionId: 'sec_floor', quantity: 2 }]);
    expect(await map.choosesPlaces()).toBe(false);
  });

  it('says which sections have no room for the party together', async () => {
    const { map } = await openMap({ partySize: 13 });
    await map.press(PAGE_DOWN, PAGE_DOWN, PAGE_DOWN);
    expect(await map.spoken()).toContain('no 13 together');
  });

  it('goes to the seats held before, until one has moved it', async () => {
    const stage = [20_000, 30_000].map((far) => ({ x: far, y: far }));
    const decorations = [
      { kind: 'stage' as const, outline: [{ x: -20_000, y: -20_000 }, ...stage] },
    ];
    const plan = { ...SMALL_PLAN, decorations };
    const { fixture, element } = await openMap({ plan, ownSeats: ['c4'] });
    const canvas = element.querySelector('canvas')!;
    canvas.getBoundingClientRect = () => new DOMRect(0, 0, 800, 600);
    expect(element.seatPosition('c4')).toEqual({ x: 400, y: 300 });
    expect(element.textContent).toContain('Whole room');
    element.querySelector('canvas')!.dispatchEvent(new KeyboardEvent('keydown', { key: '0' }));
    fixture.componentRef.setInput('ownSeats', ['c3', 'c4']);
    await fixture.whenStable();
    expect(element.textContent).not.toContain('Whole room');
  });

  it('leaves a seat by Escape', async () => {
    const { map } = await openMap();
    await map.press(RIGHT_ARROW, ESCAPE);
    expect(await map.spoken()).toBe('');
  });
});

describe('the seat map of a room of many sections', () => {
  beforeAll(provideBrowserStandIns);

  it('lists them, and leads to the one that is chosen', async () => {
    const stalls = SMALL_PLAN.sections[1]!;
    const sections = Array.from({ length: 13 }, (_, index) => ({
      ...stalls,
      sectionId: `sec_${index}`,
      name: `Block ${101 + index}`,
      ...(stalls.kind === 'seated' && index > 0 && { rows: [] }),
    }));
    const { fixture, element } = await openMap({ plan: { ...SMALL_PLAN, sections } });
    const press = async (text: string) => {
      const buttons = [...element.querySelectorAll('button')];
      buttons.find((one) => one.textContent.trim().startsWith(text))?.click();
      await fixture.whenStable();
    };
    await press('Sections');
    expect(element.querySelector('[role="dialog"]')?.ariaLabel).toBe('Sections');
    await press('Block 101');
    expect(element.querySelector('[role="dialog"]')).toBeNull();
    expect(document.activeElement).toBe(element.querySelector('canvas'));
    await press('Whole room');
    expect(element.textContent).not.toContain('Whole room');
  });
});

describe('the seat map for browser tests', () => {
  beforeAll(provideBrowserStandIns);

  it('says where a seat is, and brings it on the screen', async () => {
    const { element } = await openMap();
    const canvas = element.querySelector('canvas')!;
    canvas.getBoundingClientRect = () => new DOMRect(10, 20, 800, 600);
    expect(element.seatPosition('nowhere')).toBeUndefined();
    const { x, y } = element.revealSeat('a1')!;
    expect(x).toBeGreaterThan(10);
    expect(y).toBeGreaterThan(20);
    expect(element.seatPosition('a1')).toEqual({ x, y });
  });
});
