import {
  attendeeRow,
  revenueRows,
  scanRow,
  type ScanRecord,
  type Ticket,
} from '../../domain/index.ts';
import { requireOwnEvent } from '../events/require-own-event.ts';
import type {
  BookingStore,
  EventStore,
  Page,
  PaymentStore,
  ScanStore,
  TicketStore,
} from '../ports.ts';
import { withPayments } from './booking-lots.ts';
import type { ExportRequest } from './export-sales.ts';

/** What tables of an event's attendees, scans and revenue need. */
export type ExportTablesDeps = {
  events: Pick<EventStore, 'find'>;
  bookings: Pick<BookingStore, 'allSoldOf'>;
  tickets: Pick<TicketStore, 'pageOfEvent'>;
  payments: Pick<PaymentStore, 'ofBooking'>;
  scans: Pick<ScanStore, 'ofEvent'>;
};

type Rows = AsyncIterable<string[]>;

const SCANS_AT_ONCE = 100;

/** The tickets of an own event as rows, read as they are asked for. Throws 'event-not-found'. */
export async function exportAttendees(
  deps: ExportTablesDeps,
  { eventId, by }: ExportRequest,
): Promise<Rows> {
  const { venue } = await requireOwnEvent(deps, eventId, by);
  const tickets = paged<Ticket>((cursor) => deps.tickets.pageOfEvent(eventId, { cursor }));
  // One that is written meanwhile comes twice.
  const told = new Set<string>();
  return mapped(tickets, (ticket) => {
    if (told.has(ticket.ticketId)) return [];
    told.add(ticket.ticketId);
    return [attendeeRow(ticket, venue)];
  });
}

/** The scans of an own event as rows, the latest first. Throws 'event-not-found'. */
export async function exportScans(
  deps: ExportTablesDeps,
  { eventId, by }: ExportRequest,
): Promise<Rows> {
  const { venue } = await requireOwnEvent(deps, eventId, by);
  const scans = paged<ScanRecord>((cursor) =>
    deps.scans.ofEvent(eventId, { size: SCANS_AT_ONCE, cursor }),
  );
  return mapped(scans, (scan) => [scanRow(scan, venue)]);
}

/** Payments and refunds of an own event's sold bookings as rows. Throws 'event-not-found'. */
export async function exportRevenue(
  deps: ExportTablesDeps,
  { eventId, by }: ExportRequest,
): Promise<Rows> {
  const { venue } = await requireOwnEvent(deps, eventId, by);
  const paid = withPayments(deps, deps.bookings.allSoldOf(eventId));
  return mapped(paid, (one) => revenueRows(one, venue));
}

async function* paged<T>(ask: (cursor?: string) => Promise<Page<T>>): AsyncGenerator<T> {
  for (let cursor: string | undefined; ;) {
    const page = await ask(cursor);
    yield* page.items;
    cursor = page.nextCursor;
    if (cursor === undefined) return;
  }
}

async function* mapped<T>(
  all: AsyncIterable<T>,
  rowsOf: (one: T) => string[][],
): AsyncGenerator<string[]> {
  for await (const one of all) yield* rowsOf(one);
}
