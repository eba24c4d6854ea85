import { expect, it } from '@jest/globals';
import { samplePlan } from '../../testing/sample-room.ts';
import type { RowState } from '../ports.ts';
import { roomInventory } from './room-inventory.ts';
import { layoutOf } from './room-layout.ts';

const NOW = Date.parse('2026-11-21T10:00:00.000Z');

function row(block: string, change: Partial<RowState> = {}): RowState {
  const ref = { kind: 'row' as const, eventId: 'evt_1', sectionId: 'sec_stalls', block };
  const free = { planVersion: 'pln_1', until: {}, by: {}, version: 1 };
  const open = { closed: false, gated: false };
  return { ...ref, ...free, ...open, ...change };
}

it('is outdated for as long as a block that it shows stands on another plan', () => {
  const inventory = roomInventory(layoutOf(samplePlan()));
  inventory.apply([row('row#A'), row('row#B')], NOW);
  expect(inventory.isOutdated()).toBe(false);
  inventory.apply([row('row#A', { planVersion: 'pln_2', version: 2 })], NOW);
  expect([inventory.isOutdated(), inventory.isOutdated()]).toEqual([true, true]);
  inventory.apply([row('row#A', { planVersion: 'pln_1', version: 3 })], NOW);
  expect(inventory.isOutdated()).toBe(false);
  inventory.apply([row('row#A', { planVersion: 'pln_2', version: 4 })], NOW);
  inventory.arrange(layoutOf(samplePlan({ planVersion: 'pln_2' })), NOW);
  expect(inventory.isOutdated()).toBe(false);
});

it('does not mind a block that no plan shows', () => {
  const inventory = roomInventory(layoutOf(samplePlan()));
  inventory.apply([row('row#gone', { planVersion: 'pln_0' })], NOW);
  expect(inventory.isOutdated()).toBe(false);
});
