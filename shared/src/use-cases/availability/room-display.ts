import type { AvailabilitySnapshot } from '../../domain/index.ts';
import type { BlockState, RoomView, Scheduler } from '../ports.ts';
import { alarm } from './alarm.ts';
import { audience, type Viewer } from './audience.ts';
import { journal, type SnapshotMessage } from './journal.ts';
import { roomInventory, type RoomInventory } from './room-inventory.ts';
import type { RoomReading } from './room-reading.ts';

/** A room as it is shown to whoever looks. */
export type LiveRoom = {
  /** The latest public version; the same object as long as nothing changes. */
  snapshot(): SnapshotMessage;
  /** The room as known at this moment, ahead of the latest public version by up to 100 ms. */
  current(): AvailabilitySnapshot & RoomView;
  /** Tells a viewer what it missed and then all that changes; answers with what ends it. */
  watch(lastId: string | undefined, viewer: Viewer): () => void;
};

/** A shown room with what feeds it. */
export type RoomDisplay = LiveRoom &
  Pick<RoomInventory, 'versionOf' | 'isOutdated'> & {
    /** Takes over newer blocks and shows what that changes; true when there was one. */
    apply(states: readonly BlockState[]): boolean;
    /** Shows the room by another plan: viewers are told, then get a snapshot. */
    rearrange(reading: RoomReading): void;
    isWatched(): boolean;
    close(): void;
  };

/** What a display works with. */
export type DisplayDeps = {
  readonly scheduler: Scheduler;
  /** Told of faults that the display survives, for the log. */
  readonly onError: (error: unknown) => void;
};

/** Changes that come closer together than this are told together. */
const BETWEEN_DELTAS_MS = 100;

/** Shows a room from its first reading on; `epoch` names this run and contains no dot. */
export function roomDisplay(deps: DisplayDeps, first: RoomReading, epoch: string): RoomDisplay {
  const viewers = audience(deps.onError);
  const { inventory, apply, stop } = liveInventory(deps, first, () => {
    const delta = pages.record(inventory.takeChanges());
    if (delta) viewers.tell(delta);
  });
  let pages = journal(epoch, inventory.current());

  return {
    snapshot: () => pages.snapshot(),
    current: () => inventory.current(),
    versionOf: (block) => inventory.versionOf(block),
    isOutdated: () => inventory.isOutdated(),
    apply,
    watch(lastId, viewer) {
      for (const message of pages.since(lastId)) viewer.see(message);
      viewers.add(viewer);
      return () => viewers.remove(viewer);
    },
    rearrange(reading) {
      inventory.arrange(reading.layout, deps.scheduler.now());
      apply(reading.states);
      pages = journal(epoch, inventory.current(), pages.sequence() + 1);
      viewers.tell({ kind: 'plan', planVersion: reading.layout.planVersion }, pages.snapshot());
    },
    isWatched: () => !viewers.isEmpty(),
    close() {
      stop();
      viewers.dismiss();
    },
  };
}

/** An inventory whose holds end in time; `publish` is called soon after changes, at most every 100 ms. */
function liveInventory({ scheduler }: DisplayDeps, first: RoomReading, publish: () => void) {
  const inventory = roomInventory(first.layout);
  let publishedAt = -Infinity;

  const publishing = alarm(scheduler, () => {
    publishedAt = scheduler.now();
    publish();
  });
  const expiry = alarm(scheduler, () => {
    inventory.expire(scheduler.now());
    changed();
  });

  function changed(): void {
    expiry.set(inventory.nextChange());
    if (publishing.isSet()) return;
    publishing.set(Math.max(scheduler.now(), publishedAt + BETWEEN_DELTAS_MS));
  }

  function apply(states: readonly BlockState[]): boolean {
    const isNew = inventory.apply(states, scheduler.now());
    if (isNew) changed();
    return isNew;
  }

  inventory.arrange(first.layout, scheduler.now());
  apply(first.states);
  return {
    inventory,
    apply,
    stop: () => {
      publishing.stop();
      expiry.stop();
    },
  };
}
