import type { PlaceLabel } from '../seating/plan.ts';
import type { Ticket } from '../tickets/ticket.ts';
import { HOUR_MS, type Instant } from '../time.ts';

/** What the door is told about a ticket that it may admit or has admitted. */
export type ScannedTicket = {
  readonly ticketId: string;
  readonly attendee: string;
  readonly label: PlaceLabel;
  readonly categoryName: string;
};

/** Which way the bearer of a ticket goes through the door. */
export const SCAN_DIRECTIONS = ['in', 'out'] as const;

/** Which way the bearer of a ticket goes through the door. */
export type ScanDirection = (typeof SCAN_DIRECTIONS)[number];

/** Everything that a scan can come to. */
export const SCAN_OUTCOMES = [
  'admitted',
  'left',
  'already-used',
  'not-inside',
  'wrong-event',
  'void',
  'transferred',
  'not-open',
  'over',
  'fake',
] as const;

/** What a scan came to. */
export type ScanOutcome = (typeof SCAN_OUTCOMES)[number];

type Told<O extends ScanOutcome, Facts> = { readonly result: O } & Readonly<Facts>;

/** The answer to one scan. A refused scan is an answer, not an error. */
export type ScanResult =
  | Told<'admitted', { ticket: ScannedTicket; admittedAt: Instant }>
  | Told<'left', { ticket: ScannedTicket; leftAt: Instant }>
  | Told<'already-used', { ticket: ScannedTicket; admittedAt: Instant; door: string }>
  | Told<'not-inside', { ticket: ScannedTicket }>
  | Told<'wrong-event', { eventTitle: string }>
  | Told<'void', { ticket: ScannedTicket }>
  | Told<'transferred', object>
  | Told<'not-open', { doorsOpenAt: Instant }>
  | Told<'over', { endedAt: Instant }>
  | Told<'fake', object>;

/** How long after an event's end its doors still admit. */
export const DOORS_CLOSE_AFTER_END_MS = 2 * HOUR_MS;

/** True for what lets somebody through the door. */
export function lets(outcome: ScanOutcome): boolean {
  return outcome === 'admitted' || outcome === 'left';
}

/** What the door is told about a ticket. */
export function scannedTicket({ ticketId, attendee, label, categoryName }: Ticket): ScannedTicket {
  return { ticketId, attendee, label, categoryName };
}
