import type { BookingId, Ticket, TicketedEvent } from '../../domain/index.ts';
import type {
  EventStore,
  ObjectStore,
  TicketPrinter,
  TicketSigner,
  TicketStore,
} from '../ports.ts';

/** What printing a booking's tickets needs. */
export type PrintDeps = {
  objects: Pick<ObjectStore, 'get' | 'put'>;
  printer: TicketPrinter;
  signer: Pick<TicketSigner, 'sign'>;
};

const PDF = 'application/pdf';
const KEY = /^tickets\/(bkg_[0-9a-z_-]+)\/([0-9._]+)\.pdf$/;

/** The key of a PDF; it names each ticket with its generation and edition, so that a transfer or another name makes another file. */
export function ticketFileKey(bookingId: BookingId, tickets: readonly Ticket[]): string {
  return `tickets/${bookingId}/${tickets.map(nameOf).join('_')}.pdf`;
}

function nameOf({ number, generation, edition }: Ticket): string {
  return [number, generation, edition].filter(Boolean).join('.');
}

/** The PDF of tickets; printed and kept when it is not there yet. */
export async function ticketFile(
  deps: PrintDeps,
  event: TicketedEvent,
  bookingId: BookingId,
  tickets: readonly Ticket[],
): Promise<Uint8Array> {
  const key = ticketFileKey(bookingId, tickets);
  const kept = await deps.objects.get(key);
  if (kept) return kept.content;
  const codes = tickets.map((ticket) => deps.signer.sign(ticket));
  const printed = await deps.printer.print(event, tickets, codes);
  await deps.objects.put(key, printed, PDF);
  return printed;
}

/** What opening an object by its link needs. */
export type OpenDeps = PrintDeps & {
  events: Pick<EventStore, 'find'>;
  tickets: Pick<TicketStore, 'ofBooking'>;
};

/** The object of a key; a PDF of tickets is printed on demand. Undefined when there is none, or its tickets are not as it names them. */
export async function openFile(
  deps: OpenDeps,
  key: string,
): Promise<{ content: Uint8Array; type: string } | undefined> {
  const [, bookingId, names = ''] = KEY.exec(key) ?? [];
  if (!bookingId) return deps.objects.get(key);
  const named = names.split('_');
  const tickets = (await deps.tickets.ofBooking(bookingId)).filter(
    (ticket) => ticket.status !== 'void' && named.includes(nameOf(ticket)),
  );
  const [first] = tickets;
  if (!first || ticketFileKey(bookingId, tickets) !== key) return undefined;
  const event = await deps.events.find(first.eventId);
  return event && { content: await ticketFile(deps, event, bookingId, tickets), type: PDF };
}
