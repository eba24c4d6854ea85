import type { Instant, Ticket } from '../domain/index.ts';
import { shardNumbers, shardOf } from './shards.ts';

/** Number of byEvent partitions of an event's tickets; readers merge their pages. */
const TICKET_SHARDS = 8;

/** An item of the Tickets table: the ticket, and its key in the byEvent index. */
export type TicketItem = Ticket & {
  readonly eventShard: string;
  /** When it was last written, by the service's clock: who keeps a list of tickets asks for what is newer. */
  readonly touchedAt: Instant;
};

/** The item of a ticket, to be put in the transaction that issues it. */
export function ticketItem(ticket: Ticket): TicketItem {
  return { ...ticket, eventShard: ticketShardOf(ticket), touchedAt: ticket.issuedAt };
}

/** Every byEvent partition of an event's tickets. */
export function ticketShardsOf(eventId: string): string[] {
  return shardNumbers(TICKET_SHARDS).map((shard) => `${eventId}#${shard}`);
}

/** The byEvent partition of a ticket: `eventId#0` … `eventId#7`, all tickets of a booking in one. */
function ticketShardOf({ eventId, bookingId }: Ticket): string {
  return `${eventId}#${shardOf(bookingId, TICKET_SHARDS)}`;
}
