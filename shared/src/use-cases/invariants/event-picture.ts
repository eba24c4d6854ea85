import {
  DomainError,
  type Booking,
  type EventId,
  type PaymentAttempt,
  type PromoCode,
  type Refund,
  type Ticket,
  type TicketedEvent,
} from '../../domain/index.ts';
import type {
  BookingStore,
  EventRecords,
  EventStore,
  PoolState,
  PromoStore,
  RowState,
  SeatStore,
  StatsStore,
} from '../ports.ts';

/** What checking an event reads. */
export type PictureDeps = {
  events: Pick<EventStore, 'find'>;
  seats: Pick<SeatStore, 'readSection' | 'readPools'>;
  bookings: Pick<BookingStore, 'find'>;
  stats: StatsStore;
  records: EventRecords;
  promos: Pick<PromoStore, 'list' | 'pools' | 'uses'>;
};

/** A promo code with the pools of its uses, and the tickets counted as bought with it. */
export type PromoPicture = {
  readonly promo: PromoCode;
  readonly pools: readonly PoolState[];
  readonly uses: number;
};

/** All that the tables say of an event; not of one moment where it is on sale. */
export type EventPicture = {
  readonly event: TicketedEvent;
  readonly rows: readonly RowState[];
  readonly pools: readonly PoolState[];
  /** Every booking that was confirmed, or that has a payment or a ticket. */
  readonly bookings: ReadonlyMap<string, Booking>;
  readonly tickets: readonly Ticket[];
  readonly attempts: readonly PaymentAttempt[];
  readonly refunds: readonly Refund[];
  /** Tickets that the event's figures count as sold. */
  readonly counted: number;
  readonly promos: readonly PromoPicture[];
};

/** Reads all records of an event. Throws 'event-not-found'. */
export async function pictureOf(deps: PictureDeps, eventId: EventId): Promise<EventPicture> {
  const event = await deps.events.find(eventId);
  if (!event) throw new DomainError('event-not-found', { eventId });
  const [bookings, tickets, payments, figures, rows, pools, promos] = await Promise.all([
    deps.records.bookings(eventId),
    deps.records.tickets(eventId),
    deps.records.payments(eventId),
    deps.stats.figures(eventId),
    Promise.all(event.sections.map((section) => rowsOf(deps, event, section))),
    Promise.all(event.sections.map((section) => poolsOf(deps, event, section))),
    promosOf(deps, eventId),
  ]);
  const named = [...tickets, ...payments.attempts].map(({ bookingId }) => bookingId);
  return {
    ...{ event, tickets, counted: figures.sold, promos, ...payments },
    rows: rows.flat(),
    pools: pools.flat(),
    bookings: await withNamed(deps, bookings, named),
  };
}

const FOUND_AT_ONCE = 50;

type Section = TicketedEvent['sections'][number];

async function rowsOf({ seats }: PictureDeps, { eventId }: TicketedEvent, section: Section) {
  return section.kind === 'seated'
    ? seats.readSection(eventId, section.sectionId, 'consistent')
    : [];
}

async function poolsOf({ seats }: PictureDeps, { eventId }: TicketedEvent, section: Section) {
  return section.kind === 'standing'
    ? seats.readPools(eventId, section.sectionId, section.pools)
    : [];
}

async function promosOf({ promos }: PictureDeps, eventId: EventId): Promise<PromoPicture[]> {
  const [codes, uses] = await Promise.all([promos.list(eventId), promos.uses(eventId)]);
  return Promise.all(
    codes.map(async (promo) => {
      return { promo, pools: await promos.pools(promo), uses: uses.get(promo.promoId) ?? 0 };
    }),
  );
}

async function withNamed(
  { bookings: store }: PictureDeps,
  listed: readonly Booking[],
  named: readonly string[],
): Promise<Map<string, Booking>> {
  const bookings = new Map(listed.map((booking) => [booking.bookingId, booking]));
  const others = [...new Set(named)].filter((bookingId) => !bookings.has(bookingId));
  for (let start = 0; start < others.length; start += FOUND_AT_ONCE) {
    const some = others.slice(start, start + FOUND_AT_ONCE);
    for (const booking of await Promise.all(some.map((bookingId) => store.find(bookingId))))
      if (booking) bookings.set(booking.bookingId, booking);
  }
  return bookings;
}
