import { later, MINUTE_MS, type Instant, type Ticket } from '../../domain/index.ts';
import type { ObjectStore, TicketSigner } from '../ports.ts';
import { ticketFileKey } from './ticket-file.ts';

/** A ticket with what its holder needs at the door. */
export type HeldTicket = {
  readonly ticket: Ticket;
  /** The text that the QR code carries; absent for a void ticket, and for one that belongs to somebody else by now. */
  readonly code?: string;
  /** Address of the PDF that it is in; expires. */
  readonly pdfUrl?: string;
};

/** How long a link to a PDF is good. */
const LINK_MS = 15 * MINUTE_MS;

type Deps = { signer: Pick<TicketSigner, 'sign'>; objects: Pick<ObjectStore, 'linkTo'> };

/** A ticket for whom it belongs to, with the PDF of all that belong to them; without code and PDF where it is not among these. */
export function heldTicket(
  { signer, objects }: Deps,
  ticket: Ticket,
  own: readonly Ticket[],
  now: Instant,
): HeldTicket {
  if (ticket.status === 'void' || !own.includes(ticket)) return { ticket };
  const key = ticketFileKey(ticket.bookingId, own);
  return { ticket, code: signer.sign(ticket), pdfUrl: objects.linkTo(key, later(now, LINK_MS)) };
}
