import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { blocksOf, epochOf, type BookingLine, type TicketedEvent } from '../domain/index.ts';
import { diskObjectStore } from '../gateways/object-store-disk.ts';
import { eventStore } from '../storage/event-store.ts';
import { inventoryWriter, type InventoryWriter } from '../storage/inventory-writer.ts';
import { planStore } from '../storage/plan-store.ts';
import { seatStore } from '../storage/seat-store.ts';
import {
  liveAvailability,
  type LiveAvailability,
} from '../use-cases/availability/live-availability.ts';
import type { BlockState, Claim, EventStore, PlanStore, SeatStore } from '../use-cases/ports.ts';
import { manualScheduler, type ManualScheduler } from './manual-scheduler.ts';
import { samplePlan, sampleRoomEvent } from './sample-room.ts';
import { startTestDatabase } from './test-database.ts';

/** A process of its own as far as seats go, and the faults that its live availability told of. */
export type SampleTask = {
  readonly seats: SeatStore;
  readonly inventory: InventoryWriter;
  readonly live: LiveAvailability;
  readonly faults: readonly unknown[];
};

/** Tasks that share one database and a clock that the test moves. */
export type SampleTasks = {
  readonly clock: ManualScheduler;
  readonly events: EventStore;
  readonly plans: PlanStore;
  /** Starts a task; `change` may put faults into its seat store. */
  start(taskEpoch: string, change?: (seats: SeatStore) => SeatStore): SampleTask;
  /** Puts an event in the sample room on sale. */
  putOnSale(): Promise<TicketedEvent>;
  /** A claim of a booking for ten minutes from now. */
  claimOf(event: TicketedEvent, bookingId: string, lines: readonly BookingLine[]): Claim;
  /** Ends the live availability of every task started. */
  closeTasks(): void;
  stop(): Promise<void>;
};

const HOLD_MS = 600_000;

/** Starts a database for tasks. */
export async function startSampleTasks(): Promise<SampleTasks> {
  const database = await startTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'foyer-tasks-'));
  const clock = manualScheduler(epochOf('2026-11-21T10:00:00.000Z'));
  const events = eventStore(database.db);
  const plans = planStore(diskObjectStore({ folder, linkSecret: 'a secret for tests' }));
  const started: LiveAvailability[] = [];
  let count = 0;

  return {
    clock,
    events,
    plans,
    start(taskEpoch, change = (seats) => seats) {
      const faults: unknown[] = [];
      const observe = (state: BlockState) => live.observe(state);
      const inventory = inventoryWriter(database.db, observe);
      const seats = change(seatStore(database.db, inventory));
      const onError = (error: unknown) => void faults.push(error);
      const live = liveAvailability({ events, plans, seats, scheduler: clock, onError, taskEpoch });
      started.push(live);
      return { seats, inventory, live, faults };
    },
    async putOnSale() {
      count += 1;
      const event = sampleRoomEvent({ eventId: `evt_${count}`, feedShards: 1 + (count % 3) });
      const { rows, pools } = blocksOf(samplePlan());
      await plans.save(samplePlan());
      await seatStore(database.db, inventoryWriter(database.db)).createBlocks(event, rows, pools);
      await events.put(event);
      return event;
    },
    claimOf: ({ eventId, planVersion }, bookingId, lines) => ({
      ...{ eventId, planVersion, bookingId, lines },
      until: clock.now() + HOLD_MS,
    }),
    closeTasks() {
      for (const live of started.splice(0)) live.close();
    },
    async stop() {
      await database.stop();
      await rm(folder, { recursive: true, maxRetries: 10 });
    },
  };
}
