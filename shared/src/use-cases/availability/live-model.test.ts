import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal, type AvailabilitySnapshot, type BookingLine } from '../../domain/index.ts';
import { samplePlaceLine, sampleSeatLine } from '../../testing/sample-room.ts';
import { startSampleTasks, type SampleTask, type SampleTasks } from '../../testing/sample-tasks.ts';
import { saleOf } from '../../storage/inventory-changes.ts';
import type { Viewer } from './audience.ts';
import { roomReader } from './room-reader.ts';

let tasks: SampleTasks;

beforeAll(async () => {
  tasks = await startSampleTasks();
});
afterEach(() => tasks.closeTasks());
afterAll(() => tasks.stop());

const line = fc.oneof(
  fc.constantFrom('a1', 'a2', 'a51', 'b1', 'c1', 'c2').map(sampleSeatLine),
  fc.constantFrom(0, 1).map(samplePlaceLine),
);
const lines = fc.uniqueArray(line, {
  minLength: 1,
  maxLength: 4,
  selector: (l) => JSON.stringify(l),
});
const step = fc.record({
  does: fc.constantFrom('hold', 'hold', 'hold briefly', 'release', 'sell', 'fence', 'wait'),
  task: fc.nat(1),
  bookingId: fc.constantFrom('bkg_1', 'bkg_2', 'bkg_3'),
  lines,
});
type Step = { does: string; task: number; bookingId: string; lines: BookingLine[] };

/** Does one step; what the inventory refuses is left undone. */
async function take(
  step: Step,
  task: SampleTask,
  event: Awaited<ReturnType<SampleTasks['putOnSale']>>,
) {
  const { clock } = tasks;
  const claim = tasks.claimOf(event, step.bookingId, step.lines);
  const brief = { ...claim, until: clock.now() + 500 };
  try {
    if (step.does === 'hold') await task.seats.hold(claim, clock.now());
    if (step.does === 'hold briefly') await task.seats.hold(brief, clock.now());
    if (step.does === 'release') await task.seats.release(claim, clock.now());
    if (step.does === 'sell') await task.inventory.commit(saleOf(claim), clock.now());
    if (step.does === 'fence' && step.lines.length === 4)
      await task.seats.fence(event, clock.now());
    clock.advance(step.does === 'wait' ? 2_000 : 20);
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
}

/** Somebody who knows only what the messages say. */
function attentiveViewer(): Viewer & { seen: AvailabilitySnapshot } {
  const viewer = {
    seen: { planVersion: '', rows: {}, places: {} } as AvailabilitySnapshot,
    see(message: Parameters<Viewer['see']>[0]) {
      if (message.kind === 'snapshot') viewer.seen = message.snapshot;
      if (message.kind !== 'delta') return;
      const { rows, places } = message.delta;
      viewer.seen = {
        ...viewer.seen,
        rows: { ...viewer.seen.rows, ...rows },
        places: { ...viewer.seen.places, ...places },
      };
    },
    end: () => undefined,
  };
  return viewer;
}

it('shows every viewer on every task what a fresh read shows, whatever was written', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      const event = await tasks.putOnSale();
      const both = [tasks.start('a'), tasks.start('b')] as const;
      const viewers = await Promise.all(
        both.map(async ({ live }) => {
          const viewer = attentiveViewer();
          (await live.roomOf(event.eventId)).watch(undefined, viewer);
          return viewer;
        }),
      );
      for (const each of steps) await take(each, both[each.task] ?? both[0], event);
      const { clock } = tasks;
      const end = clock.now() + 5_000;
      await clock.advanceUntil(() => clock.now() >= end);
      const fresh = await roomReader({ ...both[0], plans: tasks.plans, scheduler: clock }).view(
        event,
      );
      for (const { live } of both) expect(await live.view(event)).toEqual(fresh);
      for (const { seen } of viewers) expect(seen).toMatchObject({ rows: fresh.rows });
      expect(both.flatMap(({ faults }) => faults)).toEqual([]);
      tasks.closeTasks();
    }),
    { numRuns: 25 },
  );
}, 60_000);
