import { plainText, wordsOf } from '../events/search-words.ts';
import type { PlaceLabel } from '../seating/plan.ts';
import type { Ticket } from '../tickets/ticket.ts';
import { atDoor, type TicketAtDoor } from './decide-scan.ts';
import { initialsOf } from './doors.ts';
import { lastEntrance } from './ticket-moves.ts';

/** What a device keeps of a ticket, to decide without a connection: no name, no address, no price. */
export type DoorTicket = TicketAtDoor & {
  readonly ticketId: string;
  readonly label: PlaceLabel;
  readonly categoryName: string;
  readonly initials: string;
  /** When and where its bearer last came in. */
  readonly admittedAt?: string;
  readonly door?: string;
};

/** What a device keeps of a ticket. */
export function doorTicketOf(ticket: Ticket): DoorTicket {
  const { ticketId, label, categoryName, attendee } = ticket;
  const entrance = lastEntrance(ticket);
  return {
    ...{ ticketId, label, categoryName, initials: initialsOf(attendee) },
    ...atDoor(ticket),
    ...(entrance && { admittedAt: entrance.at, door: entrance.door }),
  };
}

/** What is kept of a ticket to find its bearer by name. */
export type Guest = Omit<DoorTicket, 'initials'> & { readonly attendee: string };

/** What is kept of a ticket to find its bearer by name. */
export function guestOf(ticket: Ticket): Guest {
  const { initials: _initials, ...kept } = doorTicketOf(ticket);
  return { ...kept, attendee: ticket.attendee };
}

/** True where every word that is looked for begins a word of the name, whatever case and accents. */
export function bearsName({ attendee }: Pick<Guest, 'attendee'>, wanted: string): boolean {
  const words = wordsOf(attendee);
  return wordsOf(plainText(wanted)).every((part) => words.some((word) => word.startsWith(part)));
}
