import type { EventId } from '../../domain/index.ts';
import type { BlockState, RoomReader } from '../ports.ts';
import { openLiveRoom, type KeptRoom, type LiveRoomDeps } from './live-room.ts';
import type { LiveRoom } from './room-display.ts';
import { roomReader } from './room-reader.ts';

/** The availability of the events that somebody looks at, kept in the memory of this task. */
export type LiveAvailability = RoomReader & {
  /** The room of a published event, loaded at the first look. Throws 'event-not-found'. */
  roomOf(eventId: EventId): Promise<LiveRoom>;
  /** Takes over a block as this task has just written or seen it; of no effect where nobody looks. */
  observe(state: BlockState): void;
  /** Ends every room and dismisses the viewers. */
  close(): void;
};

/** What live availability works with. */
export type LiveAvailabilityDeps = LiveRoomDeps & {
  /** Names this run of this task among all others; letters and digits. */
  readonly taskEpoch: string;
};

type Entry = {
  readonly ready: Promise<KeptRoom>;
  /** Blocks seen while the room was being loaded. */
  readonly early: BlockState[];
  room?: KeptRoom;
};

/** Live availability without any room yet. */
export function liveAvailability(deps: LiveAvailabilityDeps): LiveAvailability {
  const entries = new Map<EventId, Entry>();
  const unkept = roomReader(deps);
  let opened = 0;

  function open(eventId: EventId): Entry {
    opened += 1;
    const forget = () => {
      if (entries.get(eventId) === entry) entries.delete(eventId);
    };
    const run = { epoch: `${deps.taskEpoch}-${opened}`, onClosed: forget };
    const entry: Entry = { ready: openLiveRoom(deps, eventId, run), early: [] };
    entries.set(eventId, entry);
    entry.ready.then((room) => admit(entry, room), forget);
    return entry;
  }

  async function roomOf(eventId: EventId): Promise<KeptRoom> {
    const entry = entries.get(eventId) ?? open(eventId);
    entry.room?.touch();
    return entry.ready;
  }

  return {
    roomOf,
    async view(event) {
      const room = (await roomOf(event.eventId)).current();
      return room.planVersion === event.planVersion ? room : unkept.view(event);
    },
    observe(state) {
      const entry = entries.get(state.eventId);
      if (entry?.room) entry.room.observe(state);
      else entry?.early.push(state);
    },
    close() {
      for (const { ready } of entries.values())
        ready.then(
          (room) => room.close(),
          () => undefined,
        );
    },
  };
}

function admit(entry: Entry, room: KeptRoom): void {
  entry.room = room;
  for (const state of entry.early) room.observe(state);
}
