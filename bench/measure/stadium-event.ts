import { createHash, randomUUID } from 'node:crypto';
import {
  epochOf,
  instantOf,
  later,
  HOUR_MS,
  seatLinesOf,
  SOLD,
  stadiumPlan,
  type EpochMs,
  type PriceCategory,
  type Row,
  type SeatState,
} from '@foyer/shared/domain';
import { diskObjectStore } from '@foyer/shared/gateways';
import {
  eventStore,
  inventoryWriter,
  planStore,
  seatStore,
  type Database,
} from '@foyer/shared/storage';
import { publishEvent, savePlan, type SeatStore } from '@foyer/shared/use-cases';
import { benchEvent, type BenchEvent } from './bench-event.ts';
import type { Sale } from './half-sold.ts';

const CATEGORY_IDS = {
  club: 'cat_club',
  side: 'cat_side',
  corner: 'cat_corner',
  end: 'cat_end',
  upper: 'cat_upper',
};
const CATEGORIES: readonly PriceCategory[] = [
  { categoryId: CATEGORY_IDS.club, name: 'Club', colour: '#d9a021', price: 14_900 },
  { categoryId: CATEGORY_IDS.side, name: 'Side', colour: '#d1495b', price: 9_900 },
  { categoryId: CATEGORY_IDS.corner, name: 'Corner', colour: '#3d7dca', price: 6_900 },
  { categoryId: CATEGORY_IDS.end, name: 'End', colour: '#7b5ea7', price: 4_900 },
  { categoryId: CATEGORY_IDS.upper, name: 'Upper', colour: '#2a9d8f', price: 2_900 },
];
const WORKERS = 32;

/** A stadium on sale and what it took to publish it. */
export type StadiumEvent = BenchEvent & { readonly publishMs: number };

/** Publishes a stadium of 50,000 seats. */
export async function publishStadium(db: Database, objectsFolder: string): Promise<StadiumEvent> {
  const plans = planStore(diskObjectStore({ folder: objectsFolder, linkSecret: 'bench' }));
  const events = eventStore(db);
  const hash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 24);
  const room = await savePlan({ plans, hash }, stadiumPlan('bench', CATEGORY_IDS));
  const plan = await plans.find(room.planVersion);
  if (!plan) throw new Error('The plan was not kept');
  const event = { ...benchEvent(plan, 50_000), ...room, title: 'Stadium', categories: CATEGORIES };
  await events.put(event);
  const start = performance.now();
  const seats = seatStore(db, inventoryWriter(db));
  await publishEvent({ events, plans, seats }, event.eventId, instantOf(Date.now()));
  const publishMs = Math.round(performance.now() - start);
  return { event: { ...event, status: 'published' }, plan, publishMs };
}

/** Has seats taken straight in the inventory, a row at a time; answers how many. */
export async function sell(db: Database, room: BenchEvent, sale: Sale): Promise<number> {
  const seats = seatStore(db, inventoryWriter(db));
  const now = instantOf(Date.now());
  const claims = room.plan.sections.flatMap((section) =>
    section.kind === 'standing'
      ? []
      : section.rows.flatMap((row, index) => {
          const states = sale(section, row, index);
          return [
            { seatIds: seatsIn(row, states, 'sold'), until: SOLD },
            { seatIds: seatsIn(row, states, 'held'), until: epochOf(later(now, 2 * HOUR_MS)) },
          ];
        }),
  );
  const taken = claims.filter(({ seatIds }) => seatIds.length > 0);
  const queue = taken.values();
  await Promise.all(
    Array.from({ length: WORKERS }, async () => {
      for (const claim of queue) await take(seats, room, claim, epochOf(now));
    }),
  );
  return taken.reduce((sum, { seatIds }) => sum + seatIds.length, 0);
}

function seatsIn({ seats }: Row, states: readonly SeatState[], state: SeatState): string[] {
  return seats.filter((_, index) => states[index] === state).map(({ seatId }) => seatId);
}

async function take(
  seats: SeatStore,
  { event, plan }: BenchEvent,
  { seatIds, until }: { readonly seatIds: readonly string[]; readonly until: EpochMs },
  now: EpochMs,
): Promise<void> {
  const { eventId, planVersion } = event;
  const lines = seatLinesOf(event, plan, seatIds);
  const bookingId = `bkg_${randomUUID().replaceAll('-', '').slice(0, 20)}`;
  await seats.hold({ bookingId, eventId, planVersion, lines, until }, now);
}
