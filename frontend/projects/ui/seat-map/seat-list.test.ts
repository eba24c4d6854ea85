import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from '@jest/globals';
import { SeatList } from './seat-list.ts';
import type { PlacesRequest } from './seat-map-inputs.ts';
import { SeatListHarness } from './testing/seat-list-harness.ts';
import { SMALL_AVAILABILITY, SMALL_CATEGORIES, SMALL_PLAN } from './testing/small-room.ts';

async function openList(inputs: Record<string, unknown> = {}) {
  const fixture = TestBed.createComponent(SeatList);
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
  const list = await TestbedHarnessEnvironment.harnessForFixture(fixture, SeatListHarness);
  return { fixture, list, toggled, requested };
}

describe('the seat list', () => {
  it('lists sections with price and what is free, and no seat until one opens a row', async () => {
    const { list } = await openList();
    expect(await list.sections()).toEqual([
      'Stalls, from €29.50, 5 of 7 free',
      'Balcony, €29.50, 4 of 8 free',
      'Floor, Standing, €20, 12 of 30 free',
    ]);
    expect(await list.rows()).toEqual([]);
  });

  it('opens section, row and seats', async () => {
    const { list } = await openList();
    await list.toggleSection('Stalls');
    expect(await list.rows()).toEqual(['Row A, 2 free', 'Row B, 3 free']);
    await list.toggleRow('Row A');
    expect(await list.seats()).toEqual([
      'Seat 1, €48, free',
      'Seat 2, €48, held by someone else',
      'Seat 3, €48, sold',
      'Seat 4, €48, free',
    ]);
  });

  it('takes a free seat and gives an own one back, but none of others', async () => {
    const { list, toggled } = await openList({ ownSeats: ['a4'] });
    await list.toggleSection('Stalls');
    await list.toggleRow('Row A');
    await list.chooseSeat('Seat 1');
    await list.chooseSeat('Seat 2');
    await list.chooseSeat('Seat 3');
    await list.chooseSeat('Seat 4');
    expect(toggled).toEqual(['a1', 'a4']);
  });

  it('takes nothing while disabled', async () => {
    const { list, toggled } = await openList({ disabled: true });
    await list.toggleSection('Stalls');
    await list.toggleRow('Row A');
    await list.chooseSeat('Seat 1');
    expect(toggled).toEqual([]);
  });

  it('lists only the prices asked for', async () => {
    const { list } = await openList({ highlighted: ['cat_second'] });
    expect((await list.sections()).map((text) => text.split(',')[0])).toEqual([
      'Stalls',
      'Balcony',
    ]);
    await list.toggleSection('Stalls');
    expect(await list.rows()).toEqual(['Row B, 1 free']);
  });

  it('has one tab stop a row and moves by arrow keys', async () => {
    const { fixture, list } = await openList();
    await list.toggleSection('Balcony');
    await list.toggleRow('Row A');
    const element = fixture.nativeElement as HTMLElement;
    document.body.append(element);
    const seats = [...element.querySelectorAll<HTMLElement>('fy-seat-list-row button')];
    expect(seats.map((seat) => seat.tabIndex)).toEqual([0, -1, -1, -1]);
    seats[0]!.focus();
    seats[0]!.dispatchEvent(new KeyboardEvent('keydown', { key: 'End' }));
    await fixture.whenStable();
    expect(document.activeElement).toBe(seats[3]);
    expect(seats.map((seat) => seat.tabIndex)).toEqual([-1, -1, -1, 0]);

    // Taking a seat, or somebody else's taking one, leaves the person where they are.
    fixture.componentRef.setInput('ownSeats', ['c4']);
    await fixture.whenStable();
    expect(seats.map((seat) => seat.tabIndex)).toEqual([-1, -1, -1, 0]);
  });

  it('chooses standing places, no more than are left', async () => {
    const { list, requested } = await openList({
      availability: { ...SMALL_AVAILABILITY, places: { sec_floor: 2 } },
    });
    await list.toggleSection('Floor');
    await list.press('One place more');
    await list.press('One place more');
    await list.press('Take 2 places');
    expect(requested).toEqual([{ sectionId: 'sec_floor', quantity: 2 }]);
  });
});
