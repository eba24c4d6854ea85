import { connectAs } from '@foyer/local/dynamodb';
import type { System } from '@foyer/local/system';
import {
  DAY_MS,
  epochOf,
  feedShardsFor,
  instantOf,
  later,
  PAYMENT_MS,
  seatLinesOf,
  ticketsOf,
  totalsOf,
  type Booking,
  type PaymentAttempt,
  type Row,
  type SeatingPlan,
  type Ticket,
  type TicketedEvent,
} from '@foyer/shared/domain';
import { diskObjectStore } from '@foyer/shared/gateways';
import {
  bookingStore,
  eventStore,
  inventoryWriter,
  ledger,
  planStore,
  seatStore,
  ticketStore,
  type Database,
} from '@foyer/shared/storage';
import { sampleEvent } from '@foyer/shared/testing';
import { publishEvent } from '@foyer/shared/use-cases';

/** The event that {@link sellOut} sells. */
const SOLD_OUT_EVENT = 'evt_soldout';

const SECTION = 'sec_stalls';
const SEATS_IN_ROW = 25;
const AT_ONCE = 16;

/** How many bookings there are, and of how many the ticket was passed on: two each to a person. */
export type SoldOut = { readonly bookings: number; readonly passedOn: number };

/** Publishes an event of so many seats and sells each in a booking of its own, paid with the sandbox; nobody is mailed tickets. */
export async function sellOut(
  environment: System['environment'],
  { bookings, passedOn }: SoldOut,
): Promise<void> {
  const db = connectAs(environment);
  try {
    const plan = planOf(bookings);
    const event = await publish(db, environment['OBJECT_STORE_DIR'] ?? '', plan);
    const seats = plan.sections.flatMap((section) =>
      section.kind === 'seated' ? section.rows.flatMap((row) => row.seats) : [],
    );
    const sale = { db, event, plan };
    for (let start = 0; start < bookings; start += AT_ONCE) {
      const some = seats.slice(start, Math.min(bookings, start + AT_ONCE));
      const sold = await Promise.all(
        some.map(({ seatId }, index) => sell(sale, seatId, start + index)),
      );
      const passed = sold.slice(0, Math.max(0, passedOn - start));
      await Promise.all(passed.map((ticket, index) => passOn(db, ticket, start + index)));
    }
  } finally {
    db.client.destroy();
  }
}

/** Leaves the event as its organizer does who has just cancelled it. */
export async function cancelSoldOut(db: Database): Promise<void> {
  const effect = { kind: 'work-on-event', eventId: SOLD_OUT_EVENT } as const;
  const step = { from: 'published', to: 'cancelled', effect } as const;
  await eventStore(db).move(SOLD_OUT_EVENT, step, instantOf(Date.now()));
}

function planOf(capacity: number): SeatingPlan {
  const rows = Math.ceil(capacity / SEATS_IN_ROW);
  const [width, height] = [SEATS_IN_ROW * 55, rows * 95];
  const corner = (x: number, y: number) => ({ x, y });
  return {
    ...{ planVersion: `pln_soldout${capacity}`, name: 'Hall', width, height },
    focalPoint: corner(width / 2, 0),
    sections: [
      {
        ...{ kind: 'seated', sectionId: SECTION, name: 'Stalls' },
        outline: [corner(0, 0), corner(width, 0), corner(width, height), corner(0, height)],
        rows: Array.from({ length: rows }, (_, row) => rowOf(row)),
      },
    ],
    decorations: [],
  };
}

function rowOf(row: number): Row {
  return {
    rowId: `r${row + 1}`,
    label: String(row + 1),
    categoryId: 'cat_1',
    seats: Array.from({ length: SEATS_IN_ROW }, (_, seat) => ({
      seatId: `s${row * SEATS_IN_ROW + seat + 1}`,
      label: String(seat + 1),
      ...{ x: seat * 55 + 27, y: row * 95 + 47 },
    })),
  };
}

async function publish(db: Database, folder: string, plan: SeatingPlan): Promise<TicketedEvent> {
  const at = (days: number) => instantOf(Date.now() + days * DAY_MS);
  const capacity = plan.sections.reduce(
    (sum, section) => sum + (section.kind === 'seated' ? section.rows.length * SEATS_IN_ROW : 0),
    0,
  );
  const event = sampleEvent({
    ...{ eventId: SOLD_OUT_EVENT, status: 'draft', planVersion: plan.planVersion },
    categories: [{ categoryId: 'cat_1', name: 'Stalls', colour: '#7a5cff', price: 4_200 }],
    sections: [{ sectionId: SECTION, name: 'Stalls', kind: 'seated', capacity, pools: 0 }],
    feedShards: feedShardsFor(capacity),
    ...{ salesOpenAt: at(-1), salesCloseAt: at(20), doorsOpenAt: at(20) },
    ...{ startsAt: at(20.1), endsAt: at(20.3), updatedAt: at(0) },
  });
  const plans = planStore(diskObjectStore({ folder, linkSecret: 'not used' }));
  const events = eventStore(db);
  await plans.save(plan);
  await events.put(event);
  const seats = seatStore(db, inventoryWriter(db));
  await publishEvent({ events, plans, seats }, event.eventId, event.updatedAt);
  return event;
}

type Sale = { readonly db: Database; readonly event: TicketedEvent; readonly plan: SeatingPlan };

/** One seat from its hold to its ticket, as the use cases of a sale write it. */
async function sell({ db, event, plan }: Sale, seatId: string, number: number): Promise<Ticket> {
  const inventory = inventoryWriter(db);
  const books = ledger(db, inventory);
  const now = instantOf(Date.now());
  const booking = bookingOf(event, plan, seatId, number);
  const until = epochOf(booking.heldUntil);
  await seatStore(db, inventory).hold({ ...booking, until }, epochOf(now));
  await bookingStore(db).add(booking);
  const paying = { ...booking, attempts: 1, paying: true };
  const attempt = attemptOf(paying);
  await books.beginAttempt(paying, attempt, epochOf(now));
  const { bookingId, eventId, totals } = booking;
  const sale = { bookingId, eventId, tickets: 1, revenue: totals.total };
  const effects = [{ kind: 'count-sale', ...sale } as const];
  const tickets = ticketsOf(event, paying, now);
  await books.confirm(
    { booking: paying, attempt, tickets, effects, outcome: 'allocated' },
    epochOf(now),
  );
  const [ticket] = tickets;
  if (!ticket) throw new Error(`There is no ticket for ${seatId}.`);
  return ticket;
}

async function passOn(db: Database, from: Ticket, number: number): Promise<void> {
  const person = Math.floor(number / 2);
  const holder = { name: `Holder ${person}`, email: `holder${person}@example.org` };
  const to = { ...from, attendee: holder.name, holder, generation: from.generation + 1 };
  const { bookingId, generation } = to;
  const told = { kind: 'send-transferred-ticket', bookingId, number: to.number } as const;
  const effect = { ...told, generation, to: holder };
  await ticketStore(db).passOn(from, to, effect, instantOf(Date.now()));
}

function bookingOf(
  event: TicketedEvent,
  plan: SeatingPlan,
  seatId: string,
  number: number,
): Booking {
  const lines = seatLinesOf(event, plan, [seatId]);
  const now = instantOf(Date.now());
  return {
    ...{ bookingId: `bkg_${String(number).padStart(20, '0')}`, eventId: event.eventId },
    ...{ status: 'held', planVersion: event.planVersion, lines, revision: 1 },
    ...{ totals: totalsOf(event, lines), currency: event.currency },
    ...{ heldUntil: later(now, PAYMENT_MS), renewed: false, paying: false, attempts: 0 },
    contact: { name: `Guest ${number}`, email: `guest${number}@example.org` },
    ...{ requestHash: 'hash', linkVersion: 1, createdAt: now },
  };
}

function attemptOf({ bookingId, eventId, totals, currency, createdAt }: Booking): PaymentAttempt {
  const end = later(createdAt, PAYMENT_MS);
  return {
    ...{ bookingId, eventId, attempt: 1, provider: 'sandbox', amount: totals.total, currency },
    ...{ status: 'started', dueAt: end, expiresAt: end, createdAt },
  };
}
