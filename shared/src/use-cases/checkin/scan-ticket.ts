import {
  auditEntry,
  DOORS_CLOSE_AFTER_END_MS,
  later,
  scannedTicket,
  type Actor,
  type AuditEntry,
  type EventId,
  type Instant,
  type RandomBytes,
  type ScanResult,
  type Ticket,
  type TicketedEvent,
} from '../../domain/index.ts';
import type { TicketSigner, TicketStore } from '../ports.ts';
import { requireWorkedOn, type WorkDeps } from './work-on-event.ts';

/** What scanning needs. */
export type ScanDeps = WorkDeps & {
  signer: Pick<TicketSigner, 'read'>;
  tickets: Pick<TicketStore, 'find' | 'admit'>;
  randomBytes: RandomBytes;
};

/** A code that somebody shows at a door. */
export type Scan = {
  readonly eventId: EventId;
  readonly code: string;
  /** The door's name, as the steward's device gives it. */
  readonly door: string;
  readonly by: Actor;
};

/** Decides whether the bearer of a code may enter, and admits them at once if so. Throws 'event-not-found'. */
export async function scanTicket(deps: ScanDeps, scan: Scan, now: Instant): Promise<ScanResult> {
  const event = await requireWorkedOn(deps, scan.eventId, scan.by);
  const claims = deps.signer.read(scan.code);
  if (!claims) return { result: 'fake' };
  if (claims.eventId !== event.eventId) return wrongEvent(deps, claims.eventId);
  const ticket = await deps.tickets.find(claims.bookingId, claims.number);
  if (ticket?.eventId !== event.eventId) return { result: 'fake' };
  if (isVoid(ticket, claims.generation)) return { result: 'void', ticket: scannedTicket(ticket) };
  return closedDoors(event, now) ?? admit(deps, { ticket, scan, event }, now);
}

async function wrongEvent(deps: ScanDeps, eventId: EventId): Promise<ScanResult> {
  const other = await deps.events.find(eventId);
  return { result: 'wrong-event', eventTitle: other?.title ?? '' };
}

/** A cancelled ticket, or one passed on: its old code died with the old generation. */
function isVoid(ticket: Ticket, generation: number): boolean {
  return ticket.status === 'void' || ticket.generation !== generation;
}

/** Doors admit from the opening on, including it, until two hours after the end. */
function closedDoors(event: TicketedEvent, now: Instant): ScanResult | undefined {
  const { doorsOpenAt, endsAt } = event;
  if (now < doorsOpenAt) return { result: 'not-open', doorsOpenAt };
  if (now >= later(endsAt, DOORS_CLOSE_AFTER_END_MS)) return { result: 'over', endedAt: endsAt };
  return undefined;
}

/** A scan whose ticket was found and may be good. */
type Admission = {
  readonly ticket: Ticket;
  readonly scan: Scan;
  readonly event: TicketedEvent;
};

/** One conditional write decides between doors that scan at once; the answer tells how the ticket then stands. */
async function admit(deps: ScanDeps, admission: Admission, now: Instant): Promise<ScanResult> {
  const { ticket: scanned, scan } = admission;
  const entry = entryOf(deps, admission, now);
  const { admitted, ticket } = await deps.tickets.admit(scanned, scan.door, entry);
  const { admittedAt = now, admittedDoor: door = scan.door } = ticket;
  const shown = scannedTicket(ticket);
  if (admitted) return { result: 'admitted', ticket: shown, admittedAt };
  if (isVoid(ticket, scanned.generation)) return { result: 'void', ticket: shown };
  return { result: 'already-used', ticket: shown, admittedAt, door };
}

/** The log tells of the place and not of who sits there. */
function entryOf(deps: ScanDeps, { ticket, scan, event }: Admission, now: Instant): AuditEntry {
  const { eventId: subject, title: subjectName } = event;
  const after = { ticketId: ticket.ticketId, ...ticket.label, door: scan.door };
  const deed = { action: 'ticket.admitted', subject, subjectName, after } as const;
  return auditEntry(scan.by, deed, now, deps.randomBytes);
}
