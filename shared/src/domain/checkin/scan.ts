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

/** The answer to one scan. A refused scan is an answer, not an error. */
export type ScanResult =
  | { readonly result: 'admitted'; readonly ticket: ScannedTicket; readonly admittedAt: Instant }
  | {
      readonly result: 'already-used';
      readonly ticket: ScannedTicket;
      readonly admittedAt: Instant;
      readonly door: string;
    }
  | { readonly result: 'wrong-event'; readonly eventTitle: string }
  | { readonly result: 'void'; readonly ticket: ScannedTicket }
  | { readonly result: 'not-open'; readonly doorsOpenAt: Instant }
  | { readonly result: 'over'; readonly endedAt: Instant }
  | { readonly result: 'fake' };

/** How long after an event's end its doors still admit. */
export const DOORS_CLOSE_AFTER_END_MS = 2 * HOUR_MS;

/** What the door is told about a ticket. */
export function scannedTicket({ ticketId, attendee, label, categoryName }: Ticket): ScannedTicket {
  return { ticketId, attendee, label, categoryName };
}
