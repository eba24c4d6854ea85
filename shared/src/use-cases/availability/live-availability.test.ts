import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  blocksOf,
  roomOf,
  seatLinesOf,
  withStableBlocks,
  type Row,
  type SeatingPlan,
  type Section,
} from '../../domain/index.ts';
import type { ManualScheduler } from '../../testing/manual-scheduler.ts';
import { samplePlaceLine, samplePlan, sampleSeatLine } from '../../testing/sample-room.ts';
import { startSampleTasks, type SampleTasks } from '../../testing/sample-tasks.ts';
import type { AvailabilityMessage } from './journal.ts';
import { roomReader } from './room-reader.ts';

let tasks: SampleTasks;
let clock: ManualScheduler;

beforeAll(async () => {
  tasks = await startSampleTasks();
  clock = tasks.clock;
});
afterEach(() => tasks.closeTasks());
afterAll(() => tasks.stop());

/** Everything that a viewer is told. */
function viewer() {
  const messages: AvailabilityMessage[] = [];
  const state = { ended: false };
  const rows = () =>
    Object.assign({}, ...messages.map((m) => (m.kind === 'delta' ? m.delta.rows : {}))) as Record<
      string,
      string
    >;
  const see = (message: AvailabilityMessage) => void messages.push(message);
  return { messages, state, rows, see, end: () => void (state.ended = true) };
}

describe('liveAvailability', () => {
  it('shows the whole room in plan order, long rows joined', async () => {
    const event = await tasks.putOnSale();
    const { live, seats } = tasks.start('a');
    await seats.hold(
      tasks.claimOf(event, 'bkg_1', [sampleSeatLine('a52'), samplePlaceLine(1)]),
      clock.now(),
    );
    const { snapshot, id } = (await live.roomOf(event.eventId)).snapshot();
    expect(id).toBe('a-1.pln_1.0');
    expect(snapshot).toEqual({
      planVersion: 'pln_1',
      rows: { A: `${'.'.repeat(51)}h${'.'.repeat(8)}`, B: '..b.......', C: '....' },
      places: { sec_floor: 149 },
    });
    expect(await live.view(event)).toMatchObject({ pools: { sec_floor: [100, 49] } });
  });

  it('loads a room once for all who ask at the same time', async () => {
    const event = await tasks.putOnSale();
    let reads = 0;
    const { live } = tasks.start('a', (seats) => ({
      ...seats,
      readSection: (...args) => ((reads += 1), seats.readSection(...args)),
    }));
    const rooms = await Promise.all([1, 2, 3].map(() => live.roomOf(event.eventId)));
    expect(new Set(rooms).size).toBe(1);
    expect(reads).toBe(1);
  });

  it('refuses events that are not published, and loads them once they are', async () => {
    const event = await tasks.putOnSale();
    const { live } = tasks.start('a');
    await tasks.events.put({ ...event, status: 'draft' });
    await expect(live.roomOf(event.eventId)).rejects.toMatchObject({ code: 'event-not-found' });
    await tasks.events.put(event);
    await expect(live.roomOf(event.eventId)).resolves.toBeDefined();
  });

  it('shows a task the writes of another', async () => {
    const event = await tasks.putOnSale();
    const [a, b] = [tasks.start('a'), tasks.start('b')];
    const [seenByA, seenByB] = [viewer(), viewer()];
    (await a.live.roomOf(event.eventId)).watch(undefined, seenByA);
    (await b.live.roomOf(event.eventId)).watch(undefined, seenByB);
    await a.seats.hold(tasks.claimOf(event, 'bkg_1', [sampleSeatLine('c1')]), clock.now());
    await b.seats.hold(tasks.claimOf(event, 'bkg_2', [sampleSeatLine('c4')]), clock.now());
    await clock.advanceUntil(
      () => seenByA.rows()['C'] === 'h..h' && seenByB.rows()['C'] === 'h..h',
      1_000,
    );
    expect([...a.faults, ...b.faults]).toEqual([]);
  });

  it("shows a task's own write before the next poll", async () => {
    const event = await tasks.putOnSale();
    const { live, seats } = tasks.start('a');
    const seen = viewer();
    (await live.roomOf(event.eventId)).watch(undefined, seen);
    await seats.hold(tasks.claimOf(event, 'bkg_1', [sampleSeatLine('c2')]), clock.now());
    clock.advance(100);
    expect(seen.messages.at(-1)).toMatchObject({ kind: 'delta', delta: { rows: { C: '.h..' } } });
  });

  it('shows the end of a hold without any write', async () => {
    const event = await tasks.putOnSale();
    const { live, seats } = tasks.start('a');
    const seen = viewer();
    (await live.roomOf(event.eventId)).watch(undefined, seen);
    const claim = tasks.claimOf(event, 'bkg_1', [sampleSeatLine('c2'), samplePlaceLine(0)]);
    await seats.hold(claim, clock.now());
    await clock.advanceUntil(() => seen.rows()['C'] === '.h..');
    clock.advance(claim.until + 3_000 - clock.now());
    expect(seen.rows()['C']).toBe('.h..');
    clock.advance(200);
    expect(seen.messages.at(-1)).toMatchObject({
      delta: { rows: { C: '....' }, places: { sec_floor: 150 } },
    });
  });

  it('ignores a version that is older than the one known', async () => {
    const event = await tasks.putOnSale();
    const { live, seats } = tasks.start('a');
    const room = await live.roomOf(event.eventId);
    const old = (await seats.readSection(event.eventId, 'sec_stalls')).find(
      (row) => row.block === 'row#C',
    );
    await seats.hold(tasks.claimOf(event, 'bkg_1', [sampleSeatLine('c1')]), clock.now());
    live.observe(old!);
    clock.advance(100);
    expect(room.snapshot().snapshot.rows['C']).toBe('h...');
  });

  it('joins what comes within 100 ms into one message', async () => {
    const event = await tasks.putOnSale();
    const { live, seats } = tasks.start('a');
    const seen = viewer();
    (await live.roomOf(event.eventId)).watch(undefined, seen);
    clock.advance(200);
    for (const seatId of ['c1', 'c2', 'c3']) {
      await seats.hold(
        tasks.claimOf(event, `bkg_${seatId}`, [sampleSeatLine(seatId)]),
        clock.now(),
      );
      clock.advance(1);
    }
    clock.advance(100);
    const deltas = seen.messages.filter((message) => message.kind === 'delta');
    expect(deltas.map(({ delta }) => delta.rows['C'])).toEqual(['h...', 'hhh.']);
  });

  it('tells a viewer that comes back exactly what it missed', async () => {
    const event = await tasks.putOnSale();
    const { live, seats } = tasks.start('a');
    const room = await live.roomOf(event.eventId);
    const [stays, leaves, returns] = [viewer(), viewer(), viewer()];
    room.watch(undefined, stays);
    const leave = room.watch(undefined, leaves);
    await seats.hold(tasks.claimOf(event, 'bkg_1', [sampleSeatLine('c1')]), clock.now());
    clock.advance(100);
    leave();
    await seats.hold(tasks.claimOf(event, 'bkg_2', [sampleSeatLine('b1')]), clock.now());
    clock.advance(100);
    await seats.hold(tasks.claimOf(event, 'bkg_3', [samplePlaceLine(0)]), clock.now());
    clock.advance(100);
    const last = leaves.messages.at(-1);
    room.watch(last?.kind === 'delta' ? last.id : undefined, returns);
    const [first, second] = stays.messages.slice(-2);
    if (first?.kind !== 'delta' || second?.kind !== 'delta') throw new Error('No deltas came');
    const { rows, places } = second.delta;
    const delta = { rows: { ...first.delta.rows, ...rows }, places };
    expect(returns.messages).toEqual([{ ...second, delta }]);
  });

  it('never takes the version of an earlier run for its own', async () => {
    const event = await tasks.putOnSale();
    const { live } = tasks.start('a');
    const earlier = (await live.roomOf(event.eventId)).snapshot();
    live.close();
    await clock.advanceUntil(() => clock.waiting() === 0);
    const seen = viewer();
    (await live.roomOf(event.eventId)).watch(earlier.id, seen);
    expect(seen.messages.map(({ kind }) => kind)).toEqual(['snapshot']);
  });
});

describe('a live room', () => {
  it('polls for as long as somebody watches, and stops a minute after the last one has left', async () => {
    const event = await tasks.putOnSale();
    let polls = 0;
    const { live } = tasks.start('a', (seats) => ({
      ...seats,
      changedSince: (...args) => ((polls += 1), seats.changedSince(...args)),
    }));
    const pollsWithin = async (ms: number) => {
      const [before, end] = [polls, clock.now() + ms];
      await clock.advanceUntil(() => clock.now() >= end, ms);
      return polls - before;
    };
    const leave = (await live.roomOf(event.eventId)).watch(undefined, viewer());
    await pollsWithin(70_000);
    expect(await pollsWithin(5_000)).toBeGreaterThan(4);
    leave();
    expect(await pollsWithin(50_000)).toBeGreaterThan(4);
    await pollsWithin(15_000);
    expect(await pollsWithin(20_000)).toBe(0);
  });

  it('survives faults of the store, tells of them, and makes up for what it missed', async () => {
    const event = await tasks.putOnSale();
    let down = false;
    const { live, faults } = tasks.start('a', (seats) => ({
      ...seats,
      changedSince: (...args) =>
        down ? Promise.reject(new Error('unreachable')) : seats.changedSince(...args),
    }));
    const seen = viewer();
    (await live.roomOf(event.eventId)).watch(undefined, seen);
    down = true;
    const other = tasks.start('b');
    await other.seats.hold(tasks.claimOf(event, 'bkg_1', [sampleSeatLine('c3')]), clock.now());
    const start = clock.now();
    await clock.advanceUntil(() => clock.now() - start > 45_000, 50_000);
    expect(faults.length).toBeGreaterThan(3);
    down = false;
    await clock.advanceUntil(() => seen.rows()['C'] === '..h.', 6_000);
  });

  it('reads each section again within a minute, whatever the change index says', async () => {
    const event = await tasks.putOnSale();
    const { live } = tasks.start('a', (seats) => ({
      ...seats,
      changedSince: () => Promise.resolve([]),
    }));
    const seen = viewer();
    (await live.roomOf(event.eventId)).watch(undefined, seen);
    const other = tasks.start('b');
    await other.seats.hold(tasks.claimOf(event, 'bkg_1', [sampleSeatLine('c3')]), clock.now());
    await clock.advanceUntil(() => seen.rows()['C'] === '..h.', 60_000);
  });

  it('dismisses its viewers when the event is no longer published', async () => {
    const event = await tasks.putOnSale();
    const { live } = tasks.start('a');
    const seen = viewer();
    (await live.roomOf(event.eventId)).watch(undefined, seen);
    await tasks.events.put({ ...event, status: 'cancelled' });
    await clock.advanceUntil(() => seen.state.ended, 15_000);
    await expect(live.roomOf(event.eventId)).rejects.toMatchObject({ code: 'event-not-found' });
  });

  it('announces another plan, then shows the room by it', async () => {
    const event = await tasks.putOnSale();
    const { live } = tasks.start('a');
    const seen = viewer();
    (await live.roomOf(event.eventId)).watch(undefined, seen);
    const sections = samplePlan().sections.filter(({ kind }: Section) => kind === 'seated');
    const wider = samplePlan({ planVersion: 'pln_2', sections });
    const next = { ...event, planVersion: 'pln_2' };
    await tasks.plans.save(wider);
    await tasks.events.put(next);
    await clock.advanceUntil(() => seen.messages.length === 3, 15_000);
    expect(seen.messages[1]).toEqual({ kind: 'plan', planVersion: 'pln_2' });
    expect(seen.messages[2]).toMatchObject({ kind: 'snapshot', id: 'a-1.pln_2.1' });
    const back = viewer();
    (await live.roomOf(event.eventId)).watch('a-1.pln_1.0', back);
    expect(back.messages.map(({ kind }) => kind)).toEqual(['plan', 'snapshot']);
  });
});

describe('a change of plan on sale', () => {
  it('is heard of when it is over, with each seat at its place', async () => {
    const event = await tasks.putOnSale();
    const { live, seats } = tasks.start('a');
    const other = tasks.start('b');
    await seats.hold(tasks.claimOf(event, 'bkg_1', [sampleSeatLine('a2')]), clock.now());
    const seen = viewer();
    (await live.roomOf(event.eventId)).watch(undefined, seen);
    const wider = wideRoom();
    await tasks.plans.save(wider);
    const next = { ...event, ...roomOf(wider), feedShards: event.feedShards, planTurn: 1 };
    await other.seats.bringBlocks(next, blocksOf(wider), clock.now());
    const begun = clock.now();
    await clock.advanceUntil(() => clock.now() >= begun + 3_000);
    expect(seen.messages.every(({ kind }) => kind !== 'plan')).toBe(true);
    await tasks.events.put(next);
    await clock.advanceUntil(() => seen.messages.some(({ kind }) => kind === 'plan'));
    const last = seen.messages.at(-1);
    const row = last?.kind === 'snapshot' ? last.snapshot.rows['A'] : '';
    expect(row).toBe(`...h${'.'.repeat(58)}`);
    const line = seatLinesOf(next, wider, ['n1']);
    await other.seats.hold(tasks.claimOf(next, 'bkg_2', line), clock.now());
    await clock.advanceUntil(() => seen.rows()['A']?.startsWith('h..h') === true);
  });

  /** The sample room with two more seats at the front of its long row. */
  function wideRoom(): SeatingPlan {
    const { planVersion: _version, ...plan } = samplePlan();
    const sections = plan.sections.map((section) =>
      section.kind === 'standing'
        ? section
        : { ...section, rows: section.rows.map((row) => (row.rowId === 'A' ? widened(row) : row)) },
    );
    const free = { sec_floor: [100, 50] };
    const draft = withStableBlocks(samplePlan(), { ...plan, sections }, free);
    return { planVersion: 'pln_wide', ...draft };
  }

  function widened(row: Row): Row {
    const added = ['n1', 'n2'].map((seatId) => ({ seatId, label: seatId, x: 0, y: 0 }));
    return { ...row, seats: [...added, ...row.seats] };
  }
});

describe('roomReader', () => {
  it('reads the room afresh', async () => {
    const event = await tasks.putOnSale();
    const { seats, live } = tasks.start('a');
    await seats.hold(tasks.claimOf(event, 'bkg_1', [sampleSeatLine('c3')]), clock.now());
    const reader = roomReader({ plans: tasks.plans, seats, scheduler: clock });
    expect(await reader.view(event)).toEqual(await live.view(event));
  });
});
