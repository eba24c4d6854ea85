import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clubPlan, versionedPlan } from '../domain/index.ts';
import { diskObjectStore } from '../gateways/object-store-disk.ts';
import { planStore } from './plan-store.ts';

let folder: string;
const plan = versionedPlan(clubPlan('club', { floor: 'cat_1', gallery: 'cat_2' }), () => 'v1');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foyer-plans-'));
});
afterAll(() => rm(folder, { recursive: true, maxRetries: 10 }));

const newStore = () => planStore(diskObjectStore({ folder, linkSecret: 'secret' }));

it('reads a plan as it was saved, in another task too', async () => {
  await newStore().save(plan);
  expect(await newStore().find('pln_v1')).toEqual(plan);
});

it('finds a plan that is saved after it was asked for', async () => {
  const store = newStore();
  const later = { ...plan, planVersion: 'pln_v2' };
  expect(await store.find('pln_v2')).toBeUndefined();
  await store.save(later);
  expect(await store.find('pln_v2')).toEqual(later);
});
