import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { searchable, type SearchableEvent } from '../domain/index.ts';
import { diskObjectStore } from '../gateways/object-store-disk.ts';
import { sampleEvent } from '../testing/sample-event.ts';
import type { CatalogueSnapshot, ObjectStore } from '../use-cases/ports.ts';
import { catalogueSnapshots } from './catalogue-snapshots.ts';

const KEY = 'catalogue/listed-events.jsonl.gz';
const AS_OF = '2026-12-01T00:00:00.000Z';

let folder: string;
let objects: ObjectStore;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foyer-snapshots-'));
  objects = diskObjectStore({ folder, linkSecret: 'a secret' });
});
afterAll(() => rm(folder, { recursive: true, maxRetries: 10 }));

async function eventsOf(snapshot: CatalogueSnapshot | undefined): Promise<SearchableEvent[]> {
  const events: SearchableEvent[] = [];
  for await (const some of snapshot?.events ?? []) events.push(...some);
  return events;
}

it('is not there before it is written', async () => {
  expect(await catalogueSnapshots(objects).read()).toBeUndefined();
});

it('gives back thousands of events as they were written, in their order', async () => {
  const events = Array.from({ length: 3_000 }, (_, index) =>
    searchable(
      sampleEvent({
        eventId: `evt_${index}`,
        title: `Nº ${index}: „Ängste“ 🎭`,
        description: 'a\nb',
      }),
      index,
    ),
  );
  const snapshots = catalogueSnapshots(objects);
  await snapshots.write(AS_OF, events);
  const read = await snapshots.read();
  expect(read?.asOf).toBe(AS_OF);
  expect(await eventsOf(read)).toEqual(events);
});

it('may be empty', async () => {
  const snapshots = catalogueSnapshots(objects);
  await snapshots.write(AS_OF, []);
  expect(await eventsOf(await snapshots.read())).toEqual([]);
});

it('is not read in another format', async () => {
  const later = `${JSON.stringify({ format: 2, asOf: AS_OF })}\n{"anything":true}\n`;
  await objects.put(KEY, gzipSync(later), 'application/gzip');
  expect(await catalogueSnapshots(objects).read()).toBeUndefined();
});
