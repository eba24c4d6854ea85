import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import {
  epochOf,
  instantOf,
  later,
  MINUTE_MS,
  seatLinesOf,
  ticketsOf,
  totalsOf,
  type Booking,
  type PaymentAttempt,
  type Row,
} from '@foyer/shared/domain';
import {
  bookingStore,
  inventoryWriter,
  ledger,
  seatStore,
  type Database,
} from '@foyer/shared/storage';
import { publishBenchEvent, type BenchEvent } from './measure/bench-event.ts';
import { startBenchSystem, type BenchSystem } from './measure/bench-system.ts';
import { buyer, buyerPool } from './measure/buyer.ts';
import { rounded } from './measure/percentiles.ts';
import { report } from './measure/report.ts';

const SEATS_IN_ROW = 40;
const WORKERS = 24;
const ROUNDS = 3;

/** Completed two-seat bookings a second through HTTP, beside the same requests sent to DynamoDB alone. */
export async function hold(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean', default: false },
      bookings: { type: 'string', default: '1500' },
    },
  });
  const bookings = Number(values.bookings);
  const system = await startBenchSystem();
  try {
    await system.stopJobs();
    const rounds: { http: number; store: number }[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const http = await rateOf(await pairsOf(system, bookings), (room, pair) =>
        bookByHttp(system, room, pair),
      );
      const store = await rateOf(await pairsOf(system, bookings), (room, pair) =>
        bookByStore(system.db, room, pair),
      );
      if (round > 0) rounds.push({ http, store });
    }
    const best = medianRound(rounds);
    const result = {
      bookingsPerSecond: rounded(best.http),
      storeOnlyPerSecond: rounded(best.store),
      ratio: rounded(best.http / best.store),
    };
    const figures = {
      ...result,
      rounds: rounds.map(({ http, store }) => rounded(http / store)).join(' '),
    };
    report('Hold', figures, result, values.json);
  } finally {
    await system.stop();
  }
}

type Pairs = { readonly room: BenchEvent; readonly pairs: readonly (readonly string[])[] };

/** A new room with two neighbouring seats for each booking, spread over its rows. */
async function pairsOf(system: BenchSystem, bookings: number): Promise<Pairs> {
  const rows = Math.ceil((bookings * 2) / SEATS_IN_ROW);
  const room = await publishBenchEvent(system.db, system.objectsFolder, {
    rows,
    seatsInRow: SEATS_IN_ROW,
  });
  const all = room.plan.sections.flatMap((section) =>
    section.kind === 'seated' ? section.rows : [],
  );
  const pairs = Array.from({ length: SEATS_IN_ROW / 2 }, (_, pair) =>
    all.map((row) => pairIn(row, pair)),
  ).flat();
  return { room, pairs: pairs.slice(0, bookings) };
}

function pairIn(row: Row, pair: number): string[] {
  return row.seats.slice(pair * 2, pair * 2 + 2).map((seat) => seat.seatId);
}

async function rateOf(
  { room, pairs }: Pairs,
  book: (room: BenchEvent, pair: readonly string[]) => Promise<void>,
): Promise<number> {
  const queue = pairs.values();
  const start = performance.now();
  await Promise.all(
    Array.from({ length: WORKERS }, async () => {
      for (const pair of queue) await book(room, pair);
    }),
  );
  return (pairs.length / (performance.now() - start)) * 1000;
}

const pool = buyerPool(WORKERS);

async function bookByHttp(
  system: BenchSystem,
  { event }: BenchEvent,
  seats: readonly string[],
): Promise<void> {
  const who = buyer(system.site, pool);
  const held = await who.hold(event.eventId, { seats });
  const paid = await who.pay(held.body.bookingId);
  if (paid.body.status !== 'confirmed')
    throw new Error(`a booking failed: ${JSON.stringify([held, paid])}`);
}

/** The same five requests as one booking through HTTP makes, in the same order. */
async function bookByStore(
  db: Database,
  room: BenchEvent,
  seats: readonly string[],
): Promise<void> {
  const inventory = inventoryWriter(db);
  const books = ledger(db, inventory);
  const now = instantOf(Date.now());
  const booking = heldBooking(room, seats, now);
  await seatStore(db, inventory).hold(
    { ...booking, until: epochOf(booking.heldUntil) },
    epochOf(now),
  );
  await bookingStore(db).add(booking);
  await bookingStore(db).find(booking.bookingId);
  const paying = {
    ...booking,
    attempts: 1,
    paying: true,
    contact: { name: 'Bench Buyer', email: 'bench@example.org' },
  };
  const attempt = attemptOf(paying, now);
  await books.beginAttempt(paying, attempt, epochOf(now));
  await books.confirm(
    {
      booking: paying,
      attempt,
      outcome: 'allocated',
      tickets: ticketsOf(room.event, paying, now),
      effects: [
        { kind: 'send-tickets', bookingId: booking.bookingId },
        {
          kind: 'count-sale',
          bookingId: booking.bookingId,
          eventId: booking.eventId,
          tickets: 2,
          revenue: booking.totals.total,
        },
      ],
    },
    epochOf(now),
  );
}

function heldBooking({ event, plan }: BenchEvent, seats: readonly string[], now: string): Booking {
  const lines = seatLinesOf(event, plan, seats);
  return {
    bookingId: `bkg_${randomUUID().replaceAll('-', '').slice(0, 20)}`,
    eventId: event.eventId,
    status: 'held',
    planVersion: event.planVersion,
    lines,
    revision: 1,
    totals: totalsOf(event, lines),
    currency: event.currency,
    heldUntil: later(now, 10 * MINUTE_MS),
    renewed: false,
    paying: false,
    attempts: 0,
    visitorId: 'vis_bench',
    requestHash: 'bench',
    linkVersion: 1,
    createdAt: now,
  };
}

function attemptOf(booking: Booking, now: string): PaymentAttempt {
  return {
    bookingId: booking.bookingId,
    eventId: booking.eventId,
    attempt: 1,
    provider: 'sandbox',
    amount: booking.totals.total,
    currency: booking.currency,
    status: 'started',
    dueAt: later(now, MINUTE_MS),
    expiresAt: booking.heldUntil,
    createdAt: now,
  };
}

function medianRound(rounds: readonly { http: number; store: number }[]) {
  const sorted = [...rounds].sort((one, other) => one.http / one.store - other.http / other.store);
  return sorted[Math.floor(sorted.length / 2)] ?? { http: 0, store: 1 };
}
