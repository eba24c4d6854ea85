import {
  atDoor,
  attendanceChange,
  decideScan,
  doorNamed,
  DomainError,
  earlierOf,
  lastEntrance,
  lets,
  movedTicket,
  shownCode,
  ticketKeyOf,
  type Actor,
  type Effect,
  type EventId,
  type Instant,
  type ScanDirection,
  type ScanId,
  type ScanOutcome,
  type ScanRecord,
  type Ticket,
  type TicketedEvent,
  type TicketId,
} from '../../domain/index.ts';
import type { ScanStore, TicketSigner, TicketStore } from '../ports.ts';

/** What recording a scan needs. */
export type RecordDeps = {
  signer: Pick<TicketSigner, 'read'>;
  tickets: Pick<TicketStore, 'find' | 'move'>;
  scans: Pick<ScanStore, 'keep'>;
};

/** A ticket that somebody shows at a door, by its code or, found by name, by its id. */
export type Scan = {
  readonly scanId: ScanId;
  readonly shown: { readonly code: string } | { readonly ticketId: TicketId };
  readonly direction: ScanDirection;
  readonly door: string;
  readonly device: string;
  readonly by: Actor;
  /** When a device without connection saw it, and what it then answered by itself. */
  readonly offline?: { readonly at: Instant; readonly decided: ScanOutcome };
};

/** What is kept of a scan, and the ticket as it then stands. */
export type Recorded = { readonly record: ScanRecord; readonly ticket?: Ticket };

type Found = { readonly ticket: Ticket; readonly generation: number };
type Missing = Pick<ScanRecord, 'result' | 'code' | 'otherEventId'>;
type Base = Omit<ScanRecord, 'result'>;

/** How often a ticket that changes under the scan is judged anew. */
const TRIES = 4;

/**
 * Decides a scan, moves the ticket if it lets its bearer through, and keeps what was scanned. A scan that was kept before
 * is answered as it was then, so that a lost answer never turns an admission into a refusal.
 */
export async function recordScan(
  deps: RecordDeps,
  event: TicketedEvent,
  scan: Scan,
  now: Instant,
): Promise<Recorded> {
  const base = baseOf(event, scan, now);
  const found = await findShown(deps, event.eventId, scan.shown);
  if ('result' in found) return { record: await deps.scans.keep({ ...base, ...found }) };
  const { offline } = scan;
  if (!offline || lets(offline.decided)) return judge(deps, { event, base, ...found });
  // Nobody came in, whatever the service would have said.
  const { ticketId, label } = found.ticket;
  const record = await deps.scans.keep({ ...base, ticketId, label, result: offline.decided });
  return { record, ticket: found.ticket };
}

function baseOf(event: TicketedEvent, scan: Scan, now: Instant): Base {
  const { scanId, direction, device, by, shown, offline } = scan;
  return {
    ...{ scanId, eventId: event.eventId, direction, device, by },
    at: offline ? earlierOf(offline.at, now) : now,
    receivedAt: now,
    door: doorNamed(event, scan.door),
    means: 'code' in shown ? 'code' : 'hand',
    ...(offline && { decided: offline.decided }),
  };
}

async function findShown(
  deps: RecordDeps,
  eventId: EventId,
  shown: Scan['shown'],
): Promise<Found | Missing> {
  if ('ticketId' in shown) {
    const key = ticketKeyOf(shown.ticketId);
    const ticket = key && (await deps.tickets.find(key.bookingId, key.number));
    if (ticket?.eventId !== eventId) return { result: 'fake', code: shownCode(shown.ticketId) };
    return { ticket, generation: ticket.generation };
  }
  const claims = deps.signer.read(shown.code);
  if (!claims) return { result: 'fake', code: shownCode(shown.code) };
  if (claims.eventId !== eventId) return { result: 'wrong-event', otherEventId: claims.eventId };
  const ticket = await deps.tickets.find(claims.bookingId, claims.number);
  if (ticket?.eventId !== eventId) return { result: 'fake', code: shownCode(shown.code) };
  return { ticket, generation: claims.generation };
}

type Case = Found & { readonly event: TicketedEvent; readonly base: Base };

/** One conditional write decides between doors that scan at once; who comes second is judged by the ticket as it then stands. */
async function judge(deps: RecordDeps, scanned: Case): Promise<Recorded> {
  let { ticket } = scanned;
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const record = recordOf({ ...scanned, ticket });
    if (!lets(record.result)) return { record: await deps.scans.keep(record), ticket };
    const to = movedTicket(ticket, record);
    const effects = countOf(ticket, to);
    const outcome = await deps.tickets.move({ from: ticket, to, scan: record, effects });
    if (outcome.kind === 'moved') return { record, ticket: to };
    if (outcome.kind === 'repeated') return { record: outcome.scan, ticket };
    ({ ticket } = outcome);
  }
  throw new DomainError('busy', { ticketId: ticket.ticketId });
}

function recordOf({ event, base, ticket, generation }: Case): ScanRecord {
  const { direction, at } = base;
  const result = decideScan(event, atDoor(ticket), { generation, direction }, at);
  const entrance = lastEntrance(ticket);
  return {
    ...{ ...base, result, ticketId: ticket.ticketId, label: ticket.label },
    ...(result === 'already-used' &&
      entrance && { usedAt: entrance.at, usedDoor: entrance.door, usedBy: entrance.scanId }),
  };
}

/** What a move of a ticket adds to the event's attendance. */
export function countOf(from: Ticket, to: Ticket): readonly Effect[] {
  const change = attendanceChange(from, to);
  const { bookingId, eventId, categoryId } = from;
  return change ? [{ kind: 'count-scan', bookingId, eventId, categoryId, ...change }] : [];
}
