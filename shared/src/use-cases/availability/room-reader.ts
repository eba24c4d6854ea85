import type { RoomReader, Scheduler } from '../ports.ts';
import { roomInventory } from './room-inventory.ts';
import { readRoom, type RoomSources } from './room-reading.ts';

/** What reading rooms needs. */
export type RoomReaderDeps = Pick<RoomSources, 'plans' | 'seats'> & {
  readonly scheduler: Pick<Scheduler, 'now'>;
};

/** Reads the whole room at each call: for tasks that look at rooms now and then and keep none in memory. */
export function roomReader(deps: RoomReaderDeps): RoomReader {
  return {
    async view(event) {
      const { layout, states } = await readRoom(deps, event);
      const inventory = roomInventory(layout);
      inventory.apply(states, deps.scheduler.now());
      inventory.arrange(layout, deps.scheduler.now());
      return inventory.current();
    },
  };
}
