import type { TicketClaims } from '../tickets/ticket-code.ts';
import { ticketIdOf } from '../ids.ts';
import type { Instant } from '../time.ts';
import { decideScan, type DoorRules } from './decide-scan.ts';
import type { DoorTicket } from './door-ticket.ts';
import { lets, type ScanDirection, type ScanResult } from './scan.ts';

/** What a device knows of the doors where it stands. */
export type KnownDoors = DoorRules & { readonly eventId: string };

/** A ticket that is shown to a device without a connection, at a moment of its clock. */
export type OfflineShowing = {
  /** What its code says, if a key of ours has signed it. */
  readonly claims: TicketClaims | undefined;
  readonly direction: ScanDirection;
  readonly at: Instant;
  readonly door: string;
};

/** What a device decides by itself, and the ticket as it then keeps it. */
export type OfflineDecision = { readonly answer: ScanResult; readonly ticket?: DoorTicket };

/**
 * Decides a scan by signature and list. A code that we signed is good although the list does not have its ticket, or has
 * it of an older generation: it was sold, or passed on, since the list was loaded.
 */
export function decideOffline(
  doors: KnownDoors,
  listed: DoorTicket | undefined,
  { claims, direction, at, door }: OfflineShowing,
): OfflineDecision {
  if (!claims) return { answer: { result: 'fake' } };
  // Titles of other events are not on the device.
  if (claims.eventId !== doors.eventId)
    return { answer: { result: 'wrong-event', eventTitle: '' } };
  const { generation } = claims;
  const known = listed ?? unlisted(claims);
  const ticket = { ...known, generation: Math.max(known.generation, generation) };
  const result = decideScan(doors, ticket, { generation, direction }, at);
  const shown = shownOf(ticket);
  if (lets(result)) {
    const inside = result === 'admitted';
    const entered = inside ? { admittedAt: at, door } : {};
    const answer = inside
      ? ({ result: 'admitted', ticket: shown, admittedAt: at } as const)
      : ({ result: 'left', ticket: shown, leftAt: at } as const);
    return { answer, ticket: { ...ticket, ...entered, status: 'used', inside } };
  }
  return { answer: refusalOf(doors, ticket, result) };
}

function refusalOf(
  doors: KnownDoors,
  ticket: DoorTicket,
  result: ReturnType<typeof decideScan>,
): ScanResult {
  switch (result) {
    case 'already-used': {
      const { admittedAt = '', door = '' } = ticket;
      return { result, ticket: shownOf(ticket), admittedAt, door };
    }
    case 'not-open':
      return { result, doorsOpenAt: doors.doorsOpenAt };
    case 'over':
      return { result, endedAt: doors.endsAt };
    case 'transferred':
      return { result };
    case 'not-inside':
      return { result, ticket: shownOf(ticket) };
    default:
      return { result: 'void', ticket: shownOf(ticket) };
  }
}

function unlisted({ bookingId, number, generation }: TicketClaims): DoorTicket {
  return {
    ...{ ticketId: ticketIdOf(bookingId, number), generation, status: 'valid', inside: false },
    ...{ label: { section: 'Not on the list yet' }, categoryName: '', initials: '' },
  };
}

function shownOf({ ticketId, initials, label, categoryName }: DoorTicket) {
  return { ticketId, attendee: initials, label, categoryName };
}
