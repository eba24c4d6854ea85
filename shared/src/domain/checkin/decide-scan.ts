import type { TicketedEvent } from '../events/event.ts';
import type { Ticket } from '../tickets/ticket.ts';
import { later, type Instant } from '../time.ts';
import { DOORS_CLOSE_AFTER_END_MS, type ScanDirection } from './scan.ts';

/** What the doors go by of an event. */
export type DoorRules = Pick<TicketedEvent, 'doorsOpenAt' | 'endsAt' | 'allowsReentry'>;

/** How a ticket of the event stands, as far as the doors care: the service and a device without connection judge alike. */
export type TicketAtDoor = Pick<Ticket, 'status' | 'generation'> & {
  /** Its bearer came in and has not gone out since. */
  readonly inside: boolean;
};

/** A ticket that is shown at a door, by a code of some generation. */
export type Showing = { readonly generation: number; readonly direction: ScanDirection };

/** What becomes of a ticket of the event that we issued. */
export type DoorVerdict =
  | 'admitted'
  | 'left'
  | 'already-used'
  | 'not-inside'
  | 'void'
  | 'transferred'
  | 'not-open'
  | 'over';

/**
 * Decides a scan. Doors admit from the opening on, including it, until two hours after the end. Anybody may leave;
 * whether they may come back by the same ticket is the event's setting.
 */
export function decideScan(
  rules: DoorRules,
  ticket: TicketAtDoor,
  showing: Showing,
  at: Instant,
): DoorVerdict {
  if (ticket.status === 'void') return 'void';
  if (ticket.generation !== showing.generation) return 'transferred';
  if (showing.direction === 'out') return ticket.inside ? 'left' : 'not-inside';
  if (at < rules.doorsOpenAt) return 'not-open';
  if (at >= later(rules.endsAt, DOORS_CLOSE_AFTER_END_MS)) return 'over';
  if (ticket.status === 'valid') return 'admitted';
  return rules.allowsReentry && !ticket.inside ? 'admitted' : 'already-used';
}

/** A ticket as the doors see it. */
export function atDoor(ticket: Ticket): TicketAtDoor {
  const { status, generation } = ticket;
  return { status, generation, inside: isInside(ticket) };
}

/** True for a ticket whose bearer came in and has not gone out since. */
export function isInside({
  admittedAt,
  movement,
}: Pick<Ticket, 'admittedAt' | 'movement'>): boolean {
  return admittedAt !== undefined && movement?.way !== 'out';
}
