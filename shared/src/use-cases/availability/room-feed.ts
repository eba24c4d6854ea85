import type { EpochMs, SectionId, TicketedEvent } from '../../domain/index.ts';
import type { BlockRef, BlockState, Scheduler } from '../ports.ts';
import { readSectionOf, type RoomSources } from './room-reading.ts';

/**
 * From the beginning of a poll to the next: the shortest while something changes; the longest leaves a change below a
 * second (rule 27 allows 1 s).
 */
const SHORTEST_PAUSE_MS = 400;
const LONGEST_PAUSE_MS = 800;
const LONGEST_PAUSE_AFTER_FAULTS_MS = 5_000;
const PAUSE_GROWTH = 1.5;
/** A poll that takes long is followed by a rest all the same, so that a slow table is not stormed. */
const SHORTEST_REST_MS = 100;

/** How far back a poll reads, and how far back every so often (rule 25). */
const NARROW_MS = 3_000;
const WIDE_MS = 30_000;
const WIDE_EVERY_MS = 10_000;

/** Each section is read again this long after its last reading at the latest, less the time that a poll may be late. */
const REREAD_EVERY_MS = 50_000;

/** What the feed keeps fresh. */
export type FedRoom = {
  /** The event as last read. */
  event(): TicketedEvent;
  versionOf(block: BlockRef): number;
  /** Takes over newer blocks; true when there was one. */
  apply(states: readonly BlockState[]): boolean;
  /** True while blocks stand on another plan than the one that is shown. */
  isOutdated(): boolean;
  /** Looks whether the event is still published and by which plan. */
  checkEvent(): Promise<void>;
  /** True when nobody has looked for long enough. */
  isForgotten(): boolean;
  close(): void;
};

/** What the feed works with. */
export type FeedDeps = Pick<RoomSources, 'seats'> & {
  readonly scheduler: Scheduler;
  /** Told of faults that the feed survives, for the log. */
  readonly onError: (error: unknown) => void;
};

/** Polls the change index for a room until stopped; faults lengthen the pause and are made up for afterwards. */
export function startFeed(deps: FeedDeps, room: FedRoom): { stop: () => void } {
  const poll = poller(deps, room);
  let pause = SHORTEST_PAUSE_MS;
  let stopped = false;
  let cancel = deps.scheduler.after(pause, run);

  function run(): void {
    if (room.isForgotten()) return room.close();
    const beganAt = deps.scheduler.now();
    poll()
      .then(
        (changed) => {
          pause = changed ? SHORTEST_PAUSE_MS : Math.min(pause * PAUSE_GROWTH, LONGEST_PAUSE_MS);
        },
        (error: unknown) => {
          pause = Math.min(pause * 2, LONGEST_PAUSE_AFTER_FAULTS_MS);
          deps.onError(error);
        },
      )
      .finally(() => {
        const rest = Math.max(SHORTEST_REST_MS, beganAt + pause - deps.scheduler.now());
        if (!stopped) cancel = deps.scheduler.after(rest, run);
      });
  }

  return {
    stop() {
      stopped = true;
      cancel();
    },
  };
}

/** One round of the feed: changes, sections due for reading, the event; true when something was new. */
function poller(deps: FeedDeps, room: FedRoom): () => Promise<boolean> {
  let readUpTo = deps.scheduler.now();
  let wideAt = -Infinity;
  const reread = rereader(deps, room);

  return async () => {
    const now = deps.scheduler.now();
    const wide = now - wideAt >= WIDE_EVERY_MS;
    const since = Math.min(now - (wide ? WIDE_MS : NARROW_MS), readUpTo - NARROW_MS);
    const changed = await takeChanges(deps, room, since);
    readUpTo = now;
    if (wide) wideAt = now;
    const rereadChanged = await reread(now);
    if (wide || room.isOutdated()) await room.checkEvent();
    return changed || rereadChanged;
  };
}

/** Fetches the blocks that changed beyond what the room knows. */
async function takeChanges({ seats }: FeedDeps, room: FedRoom, since: EpochMs): Promise<boolean> {
  const { eventId, feedShards } = room.event();
  const shards = Array.from({ length: feedShards }, (_, shard) => shard);
  const changes = await Promise.all(
    shards.map((shard) => seats.changedSince(eventId, shard, since)),
  );
  const newer = changes.flat().filter((change) => change.version > room.versionOf(change));
  return newer.length > 0 && room.apply(await seats.readBlocks(newer));
}

/** Reads sections again when they are due, spread over the time so that they do not come all at once. */
function rereader(deps: FeedDeps, room: FedRoom): (now: EpochMs) => Promise<boolean> {
  const openedAt = deps.scheduler.now();
  const dueAt = new Map<SectionId, EpochMs>();

  return async (now) => {
    const event = room.event();
    const due = event.sections.filter(({ sectionId }, index) => {
      const share = (index + 1) / event.sections.length;
      return (dueAt.get(sectionId) ?? openedAt + share * REREAD_EVERY_MS) <= now;
    });
    const states = await Promise.all(due.map((section) => readSectionOf(deps, event, section)));
    for (const { sectionId } of due) dueAt.set(sectionId, now + REREAD_EVERY_MS);
    return room.apply(states.flat());
  };
}
