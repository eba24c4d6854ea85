import {
  compareInList,
  epochOf,
  MINUTE_MS,
  type EventId,
  type Instant,
  type SearchableEvent,
} from '../../domain/index.ts';
import type { CatalogueSnapshot, CatalogueSnapshots } from '../ports.ts';
import { catalogueFeed, type FeedDeps } from './catalogue-feed.ts';

/** What writing the catalogue down needs. */
export type SaveCatalogueDeps = FeedDeps & { readonly snapshots: CatalogueSnapshots };

/** A snapshot that is younger is left as it is, so that several tasks do not write one each. */
const YOUNG_MS = 4 * MINUTE_MS;

/**
 * Writes the listed events down for tasks that start: those of the last snapshot, brought up to date. Answers how many
 * they are; undefined where nothing had to be written.
 */
export async function saveCatalogue(
  deps: SaveCatalogueDeps,
  now: Instant,
): Promise<number | undefined> {
  const before = await deps.snapshots.read();
  if (before && epochOf(before.asOf) > epochOf(now) - YOUNG_MS) return undefined;
  const known = await eventsOf(before);
  const versions = new Map([...known].map(([id, { event }]) => [id, event.updatedAt]));
  const changes = await catalogueFeed(deps, versions, before ? epochOf(before.asOf) : 0)();
  for (const entry of changes.listed) known.set(entry.event.eventId, entry);
  for (const eventId of changes.gone) known.delete(eventId);
  for (const [eventId, sold] of changes.sold) recount(known, eventId, sold);
  const listed = [...known.values()].filter(({ event }) => event.endsAt > now);
  await deps.snapshots.write(
    now,
    listed.sort((one, other) => compareInList(one.event, other.event)),
  );
  return listed.length;
}

async function eventsOf(
  snapshot: CatalogueSnapshot | undefined,
): Promise<Map<EventId, SearchableEvent>> {
  const known = new Map<EventId, SearchableEvent>();
  for await (const events of snapshot?.events ?? [])
    for (const entry of events) known.set(entry.event.eventId, entry);
  return known;
}

function recount(known: Map<EventId, SearchableEvent>, eventId: EventId, sold: number): void {
  const entry = known.get(eventId);
  if (entry) known.set(eventId, { ...entry, event: { ...entry.event, sold } });
}
