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
const KEY = /^tickets\/(bkg_[0-9a-z_-]+)\/[0-9._]+\.pdf$/;

/** The tickets that may still be printed. */
export function printable(tickets: readonly Ticket[]): Ticket[] {
  return tickets.filter((ticket) => ticket.status !== 'void');
}

/** The key of a booking's PDF; it names each ticket with its generation, so that a transfer makes another file. */
export function ticketFileKey(bookingId: BookingId, tickets: readonly Ticket[]): string {
  const names = tickets.map(({ number, generation }) => `${number}.${generation}`);
  return `tickets/${bookingId}/${names.join('_')}.pdf`;
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

/** The object of a key; a booking's PDF is printed on demand. Undefined when there is none. */
export async function openFile(
  deps: OpenDeps,
  key: string,
): Promise<{ content: Uint8Array; type: string } | undefined> {
  const [, bookingId] = KEY.exec(key) ?? [];
  if (!bookingId) return deps.objects.get(key);
  const tickets = printable(await deps.tickets.ofBooking(bookingId));
  const [first] = tickets;
  if (!first || ticketFileKey(bookingId, tickets) !== key) return undefined;
  const event = await deps.events.find(first.eventId);
  return event && { content: await ticketFile(deps, event, bookingId, tickets), type: PDF };
}
