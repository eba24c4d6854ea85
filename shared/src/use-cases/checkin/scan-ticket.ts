import {
  scannedTicket,
  ticketKeyOf,
  type EventId,
  type Instant,
  type ScanRecord,
  type ScanResult,
  type Ticket,
  type TicketedEvent,
} from '../../domain/index.ts';
import { recordScan, type RecordDeps, type Recorded, type Scan } from './record-scan.ts';
import { requireWorkedOn, type WorkDeps } from './work-on-event.ts';

/** What scanning needs. */
export type ScanDeps = WorkDeps & RecordDeps;

/** Decides whether the bearer of a ticket may pass, and lets them at once if so. Throws 'event-not-found', 'busy'. */
export async function scanTicket(
  deps: ScanDeps,
  eventId: EventId,
  scan: Scan,
  now: Instant,
): Promise<ScanResult> {
  const event = await requireWorkedOn(deps, eventId, scan.by);
  const recorded = await recordScan(deps, event, scan, now);
  return answerOf(deps, event, await withItsTicket(deps, recorded));
}

/** A scan that is sent again may come with another code than the first time: the answer is about the first one's ticket. */
async function withItsTicket(deps: ScanDeps, recorded: Recorded): Promise<Recorded> {
  const { record, ticket } = recorded;
  if (record.ticketId === undefined || record.ticketId === ticket?.ticketId) return recorded;
  const key = ticketKeyOf(record.ticketId);
  const itsTicket = key && (await deps.tickets.find(key.bookingId, key.number));
  return itsTicket ? { record, ticket: itsTicket } : { record };
}

async function answerOf(
  deps: ScanDeps,
  event: TicketedEvent,
  { record, ticket }: Recorded,
): Promise<ScanResult> {
  if (record.result === 'wrong-event') {
    const other = await deps.events.find(record.otherEventId ?? '');
    return { result: 'wrong-event', eventTitle: other?.title ?? '' };
  }
  return ticket ? answerAbout(event, record, ticket) : { result: 'fake' };
}

function answerAbout(event: TicketedEvent, record: ScanRecord, ticket: Ticket): ScanResult {
  const { result, at } = record;
  const shown = scannedTicket(ticket);
  switch (result) {
    case 'admitted':
      return { result, ticket: shown, admittedAt: at };
    case 'left':
      return { result, ticket: shown, leftAt: at };
    case 'already-used':
      return {
        ...{ result, ticket: shown },
        ...{ admittedAt: record.usedAt ?? at, door: record.usedDoor ?? '' },
      };
    case 'void':
    case 'not-inside':
      return { result, ticket: shown };
    case 'not-open':
      return { result, doorsOpenAt: event.doorsOpenAt };
    case 'over':
      return { result, endedAt: event.endsAt };
    case 'transferred':
      return { result };
    default:
      return { result: 'fake' };
  }
}
