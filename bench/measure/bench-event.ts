import { createHash } from 'node:crypto';
import {
  feedShardsFor,
  instantOf,
  DAY_MS,
  type Row,
  type SeatingPlan,
  type TicketedEvent,
} from '@foyer/shared/domain';
import { diskObjectStore } from '@foyer/shared/gateways';
import {
  eventStore,
  inventoryWriter,
  planStore,
  seatStore,
  type Database,
} from '@foyer/shared/storage';
import { publishEvent } from '@foyer/shared/use-cases';

/** An event made for a benchmark, with its plan. */
export type BenchEvent = { readonly event: TicketedEvent; readonly plan: SeatingPlan };

/** Publishes an event of rows of seats at one price. */
export async function publishBenchEvent(
  db: Database,
  objectsFolder: string,
  size: { readonly rows: number; readonly seatsInRow: number },
): Promise<BenchEvent> {
  const plan = benchPlan(size.rows, size.seatsInRow);
  const event = benchEvent(plan, size.rows * size.seatsInRow);
  const plans = planStore(diskObjectStore({ folder: objectsFolder, linkSecret: 'bench' }));
  const events = eventStore(db);
  await plans.save(plan);
  await events.put(event);
  await publishEvent(
    { events, plans, seats: seatStore(db, inventoryWriter(db)) },
    event.eventId,
    instantOf(Date.now()),
  );
  return { event: { ...event, status: 'published' }, plan };
}

const SECTION = 'sec_stalls';
const CATEGORY = 'cat_stalls';

/** A room of rows of seats at one price. */
export function benchPlan(rows: number, seatsInRow: number): SeatingPlan {
  const width = seatsInRow * 55;
  const height = rows * 95;
  const plan = {
    name: 'Bench room',
    width,
    height,
    focalPoint: { x: width / 2, y: 0 },
    sections: [
      {
        kind: 'seated' as const,
        sectionId: SECTION,
        name: 'Stalls',
        outline: [
          { x: 0, y: 0 },
          { x: width, y: 0 },
          { x: width, y: height },
          { x: 0, y: height },
        ],
        rows: Array.from({ length: rows }, (_, row) => benchRow(row, seatsInRow)),
      },
    ],
    decorations: [],
  };
  const planVersion = `pln_${createHash('sha256').update(JSON.stringify(plan)).digest('hex').slice(0, 16)}`;
  return { planVersion, ...plan };
}

function benchRow(row: number, seatsInRow: number): Row {
  return {
    rowId: `r${row + 1}`,
    label: String(row + 1),
    categoryId: CATEGORY,
    seats: Array.from({ length: seatsInRow }, (_, seat) => ({
      seatId: `s${(row * seatsInRow + seat).toString(36)}`,
      label: String(seat + 1),
      x: seat * 55 + 27,
      y: row * 95 + 47,
    })),
  };
}

/** An event of a room that is to be measured, its sales open. */
export function benchEvent(plan: SeatingPlan, capacity: number): TicketedEvent {
  const now = Date.now();
  return {
    eventId: `evt_bench${now.toString(36)}`,
    organizerId: 'usr_bench',
    organizerName: 'Bench',
    status: 'draft',
    title: 'Bench',
    summary: 'An event to measure with.',
    description: 'An event to measure with.',
    tags: [],
    venue: {
      name: 'Bench room',
      address: 'Loop 1',
      city: 'Localhost',
      country: 'DE',
      timeZone: 'Europe/Berlin',
    },
    doorsOpenAt: instantOf(now + 29 * DAY_MS),
    startsAt: instantOf(now + 30 * DAY_MS),
    endsAt: instantOf(now + 31 * DAY_MS),
    salesOpenAt: instantOf(now - DAY_MS),
    salesCloseAt: instantOf(now + 29 * DAY_MS),
    currency: 'EUR',
    categories: [{ categoryId: CATEGORY, name: 'Stalls', colour: '#3b6fd4', price: 4_200 }],
    sections: [{ sectionId: SECTION, name: 'Stalls', kind: 'seated', capacity, pools: 0 }],
    planVersion: plan.planVersion,
    feedShards: feedShardsFor(capacity),
    holdMinutes: 10,
    maxTicketsPerBooking: 8,
    fees: { perTicket: 150, share: 0 },
    taxes: [{ name: 'VAT', rate: 700 }],
    images: [],
    updatedAt: instantOf(now),
  };
}
