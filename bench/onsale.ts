import { parseArgs } from 'node:util';
import { auditSeats } from './measure/seat-audit.ts';
import { publishBenchEvent, type BenchEvent } from './measure/bench-event.ts';
import { startBenchSystem, type BenchSystem } from './measure/bench-system.ts';
import { buyer, buyerPool, type Answer, type Buyer } from './measure/buyer.ts';
import { writeRequestsOf } from './measure/dynamo-meter.ts';
import { percentilesOf, rounded } from './measure/percentiles.ts';
import { report } from './measure/report.ts';

const SEATS_IN_ROW = 25;
const TRIES = 8;
/** Bookings of the run behind the meter, which counts what each asks of DynamoDB. */
const METERED = 60;

type Ending = {
  readonly kind: 'tickets' | 'refused' | 'error';
  readonly why: string;
  readonly holds: readonly number[];
};

/** Many buyers after few seats at once: who got what, how fast, and what the tables say of it afterwards. */
export async function onsale(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean', default: false },
      buyers: { type: 'string', default: '2000' },
      seats: { type: 'string', default: '500' },
    },
  });
  const [buyers, seats] = [Number(values.buyers), Number(values.seats)];
  const system = await startBenchSystem();
  try {
    const rows = Math.ceil(seats / SEATS_IN_ROW);
    const room = await publishBenchEvent(system.db, system.objectsFolder, {
      rows,
      seatsInRow: SEATS_IN_ROW,
    });
    const rush = await runRush(system, room, buyers);
    const audit = await auditSeats(system.db, room);
    const metered = await meterBookings(system);
    const errors = rush.endings.filter((ending) => ending.kind === 'error');
    const result = {
      buyers,
      seats: rows * SEATS_IN_ROW,
      ...audit,
      errors: errors.length,
      bookingsPerSecond: rounded(rush.bookings / rush.seconds),
      holdMs: percentilesOf(rush.endings.flatMap((ending) => ending.holds)),
      dynamoWriteRequestsPerBooking: rounded(metered.writeRequests),
      writeUnitsPerBooking: rounded(metered.writeUnits),
    };
    report('On sale', figuresOf(result, rush), result, values.json);
    if (audit.doubles + audit.lost + errors.length > 0) process.exitCode = 1;
  } finally {
    await system.stop();
  }
}

type Rush = {
  readonly endings: readonly Ending[];
  readonly seconds: number;
  readonly bookings: number;
};

async function runRush(system: BenchSystem, room: BenchEvent, buyers: number): Promise<Rush> {
  const pool = buyerPool(buyers);
  const start = performance.now();
  const endings = await Promise.all(
    Array.from({ length: buyers }, (_, number) => shop(buyer(system.site, pool), room, number)),
  );
  const seconds = (performance.now() - start) / 1000;
  await pool.close();
  return {
    endings,
    seconds,
    bookings: endings.filter((ending) => ending.kind === 'tickets').length,
  };
}

/** One buyer: every other lets the service choose, the rest pick two neighbouring seats from the map themselves. */
async function shop(who: Buyer, room: BenchEvent, number: number): Promise<Ending> {
  const holds: number[] = [];
  const end = (kind: Ending['kind'], why: string): Ending => ({ kind, why, holds });
  try {
    for (let attempt = 1; attempt <= TRIES; attempt += 1) {
      const choice = number % 2 === 0 ? { best: { quantity: 2 } } : await pickPair(who, room);
      if (!choice) return end('refused', 'sold-out');
      const held = await who.hold(room.event.eventId, choice);
      holds.push(held.milliseconds);
      if (held.status === 201) return end(...(await payFor(who, held.body.bookingId)));
      if (held.status >= 500 && held.code !== 'busy') return end('error', describe(held));
      if (held.code !== 'seat-unavailable' && held.code !== 'busy')
        return end('refused', held.code);
      if ('best' in choice && held.code === 'seat-unavailable') return end('refused', held.code);
    }
    return end('refused', 'outrun');
  } catch (error) {
    return end('error', String(error));
  }
}

async function payFor(who: Buyer, bookingId: string): Promise<[Ending['kind'], string]> {
  const paid = await who.pay(bookingId);
  if (paid.status === 200 && paid.body.status === 'confirmed') return ['tickets', 'confirmed'];
  return paid.status >= 500 || paid.status === 200
    ? ['error', describe(paid)]
    : ['refused', paid.code];
}

/** Two free neighbours at a random place of the map; undefined when none are left. */
async function pickPair(
  who: Buyer,
  { event, plan }: BenchEvent,
): Promise<{ seats: string[] } | undefined> {
  const map = await who.availability(event.eventId);
  const pairs = plan.sections.flatMap((section) =>
    section.kind === 'standing'
      ? []
      : section.rows.flatMap((row) =>
          row.seats.flatMap((seat, index) => {
            const next = row.seats[index + 1];
            const states = map.body.rows[row.rowId] ?? '';
            return next && states.startsWith('..', index) ? [[seat.seatId, next.seatId]] : [];
          }),
        ),
  );
  const seats = pairs[Math.floor(Math.random() * pairs.length)];
  return seats && { seats };
}

function describe(answer: Answer<unknown>): string {
  return `${answer.status} ${answer.code || JSON.stringify(answer.body)}`;
}

/** What one two-seat booking asks of DynamoDB, counted by a meter before a service of its own. */
async function meterBookings(
  system: BenchSystem,
): Promise<{ writeRequests: number; writeUnits: number }> {
  const room = await publishBenchEvent(system.db, system.objectsFolder, {
    rows: METERED,
    seatsInRow: 25,
  });
  const rows = room.plan.sections.flatMap((section) =>
    section.kind === 'seated' ? section.rows : [],
  );
  const pool = buyerPool(4);
  system.meter.reset();
  for (const row of rows) {
    const who = buyer(system.meteredSite, pool);
    const seats = row.seats.slice(0, 2).map((seat) => seat.seatId);
    const held = await who.hold(room.event.eventId, { seats });
    const paid = await who.pay(held.body.bookingId);
    if (paid.body.status !== 'confirmed')
      throw new Error(`a metered booking failed: ${describe(paid)}`);
  }
  const reading = system.meter.read();
  await pool.close();
  return {
    writeRequests: writeRequestsOf(reading) / METERED,
    writeUnits: reading.writeUnits / METERED,
  };
}

function figuresOf(
  result: Record<string, unknown> & { holdMs: { p50: number; p95: number; p99: number } },
  rush: Rush,
) {
  const { holdMs, ...figures } = result;
  const endings = Map.groupBy(rush.endings, (ending) => `${ending.kind}: ${ending.why}`);
  return {
    ...figures,
    'hold p50 / p95 / p99 (ms)': `${holdMs.p50} / ${holdMs.p95} / ${holdMs.p99}`,
    seconds: rounded(rush.seconds),
    ...Object.fromEntries([...endings].map(([name, group]) => [`  ${name}`, group.length])),
  };
}
