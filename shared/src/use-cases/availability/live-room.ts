import { DomainError, type EventId } from '../../domain/index.ts';
import type { BlockState } from '../ports.ts';
import { roomDisplay, type DisplayDeps, type LiveRoom } from './room-display.ts';
import { startFeed } from './room-feed.ts';
import { publishedEvent, readRoom, type RoomSources } from './room-reading.ts';

/** What a live room works with. */
export type LiveRoomDeps = RoomSources & DisplayDeps;

/** Names a run of a room and hears of its end. */
export type RoomRun = { readonly epoch: string; readonly onClosed: () => void };

/** A live room with what keeps it. */
export type KeptRoom = LiveRoom & {
  /** Takes over a block as this task has just written or seen it. */
  observe(state: BlockState): void;
  /** Puts the closing off: somebody looks. */
  touch(): void;
  close(): void;
};

const KEPT_AFTER_LAST_LOOK_MS = 60_000;

/** Loads a room and keeps it fresh until it is closed, forgotten or no longer published. Throws 'event-not-found'. */
export async function openLiveRoom(
  deps: LiveRoomDeps,
  eventId: EventId,
  run: RoomRun,
): Promise<KeptRoom> {
  const { scheduler } = deps;
  const found = await publishedEvent(deps, eventId);
  if (!found) throw new DomainError('event-not-found', { eventId });
  const display = roomDisplay(deps, await readRoom(deps, found), run.epoch);
  let event = found;
  let lastLookAt = scheduler.now();

  const touch = () => {
    lastLookAt = scheduler.now();
  };
  const close = () => {
    feed.stop();
    display.close();
    run.onClosed();
  };
  const feed = startFeed(deps, {
    ...display,
    event: () => event,
    close,
    isForgotten() {
      if (display.isWatched()) touch();
      return scheduler.now() - lastLookAt >= KEPT_AFTER_LAST_LOOK_MS;
    },
    async checkEvent() {
      const current = await publishedEvent(deps, eventId);
      if (!current) {
        close();
        return;
      }
      if (current.planVersion !== event.planVersion) {
        display.rearrange(await readRoom(deps, current));
      }
      event = current;
    },
  });
  return { ...display, touch, close, observe: (state) => void display.apply([state]) };
}
