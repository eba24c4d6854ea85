import { DomainError } from '../errors.ts';
import type { Ticket } from '../tickets/ticket.ts';
import type { Instant } from '../time.ts';
import { isInside } from './decide-scan.ts';
import type { ScanRecord } from './scan-record.ts';

/** What a ticket becomes by a scan that lets its bearer through. */
export function movedTicket(ticket: Ticket, scan: ScanRecord): Ticket {
  const { at, door, scanId } = scan;
  if (ticket.status === 'valid')
    return { ...ticket, status: 'used', admittedAt: at, admittedDoor: door, admittedBy: scanId };
  return { ...ticket, movement: { way: scan.direction, at, door, scanId } };
}

/** A used ticket as if it had never been shown. Throws 'ticket-not-used'. */
export function unusedTicket(ticket: Ticket): Ticket {
  if (ticket.status !== 'used')
    throw new DomainError('ticket-not-used', { ticketId: ticket.ticketId });
  const {
    admittedAt: _at,
    admittedDoor: _door,
    admittedBy: _scan,
    movement: _movement,
    ...like
  } = ticket;
  return { ...like, status: 'valid' };
}

/** When, where and by which scan the bearer last came in. */
export type Entrance = { readonly at: Instant; readonly door: string; readonly scanId: string };

/** When, where and by which scan the bearer of a used ticket last came in. */
export function lastEntrance(ticket: Ticket): Entrance | undefined {
  const { movement, admittedAt, admittedDoor = '', admittedBy = '' } = ticket;
  if (movement?.way === 'in') return movement;
  return admittedAt === undefined
    ? undefined
    : { at: admittedAt, door: admittedDoor, scanId: admittedBy };
}

/** What a change of a ticket adds to its event's attendance. */
export type AttendanceChange = {
  /** The door and the minute of the first admission, which is what admissions are counted by. */
  readonly door: string;
  readonly at: Instant;
  readonly admitted: -1 | 0 | 1;
  readonly inside: -1 | 0 | 1;
};

/** What lies between two states of a ticket, as attendance counts it; undefined where nobody came or went. */
export function attendanceChange(from: Ticket, to: Ticket): AttendanceChange | undefined {
  const admitted = sign(Number(wasAdmitted(to)) - Number(wasAdmitted(from)));
  const inside = sign(Number(isInside(to)) - Number(isInside(from)));
  if (admitted === 0 && inside === 0) return undefined;
  const counted = wasAdmitted(to) ? to : from;
  return { door: counted.admittedDoor ?? '', at: counted.admittedAt ?? '', admitted, inside };
}

/** True for a ticket by which somebody came in, even if it is void by now. */
export function wasAdmitted({ admittedAt }: Pick<Ticket, 'admittedAt'>): boolean {
  return admittedAt !== undefined;
}

function sign(difference: number): -1 | 0 | 1 {
  if (difference === 0) return 0;
  return difference > 0 ? 1 : -1;
}
