import {
  passedOnMail,
  ticketForYouMail,
  type Booking,
  type Contact,
  type Effect,
  type Instant,
  type Ticket,
  type TicketedEvent,
} from '../../domain/index.ts';
import type { TicketStore } from '../ports.ts';
import { ticketLink } from './booking-link.ts';
import { sendOnce } from './send-once.ts';
import { ticketAttachments, type SendTicketsDeps } from './send-tickets.ts';

/** What mailing a ticket that was passed on needs. */
export type SendTransferredDeps = SendTicketsDeps & { tickets: Pick<TicketStore, 'find'> };

type SendTransferred = Extract<Effect, { kind: 'send-transferred-ticket' }>;

/** A ticket that changed hands. */
type Handover = {
  readonly event: TicketedEvent;
  readonly booking: Booking;
  readonly ticket: Ticket;
  readonly giver: Contact;
};

/** Mails a ticket to its new holder, unless it has gone on meanwhile, and tells who passed it on; each once. */
export async function sendTransferredTicket(
  deps: SendTransferredDeps,
  effect: SendTransferred,
  now: Instant,
): Promise<void> {
  const { bookingId, number, generation, to } = effect;
  const [booking, ticket] = await Promise.all([
    deps.bookings.find(bookingId),
    deps.tickets.find(bookingId, number),
  ]);
  const event = booking && (await deps.events.find(booking.eventId));
  const giver = effect.from ?? booking?.contact;
  if (!event || !ticket || !giver) return;
  const handover = { event, booking, ticket, giver };
  const key = `${ticket.ticketId}.${generation}`;
  const stands = ticket.generation === generation && ticket.status !== 'void';
  if (stands) await mailHolder(deps, handover, `transferred.${key}`, now);
  const messageId = `passed-on.${key}`;
  await sendOnce(deps, { purpose: 'passed-on', about: bookingId, messageId }, now, () => {
    const body = passedOnMail({ event, ticket, giver, to, publicUrl: deps.publicUrl });
    const { eventId } = event;
    return Promise.resolve({ ...body, eventId, to: giver, attachments: [] });
  });
}

async function mailHolder(
  deps: SendTransferredDeps,
  { event, ticket, giver }: Handover,
  messageId: string,
  now: Instant,
): Promise<void> {
  const { bookingId, holder } = ticket;
  if (!holder) return;
  await sendOnce(
    deps,
    { purpose: 'ticket-for-you', about: bookingId, messageId },
    now,
    async () => {
      const link = ticketLink(deps, ticket);
      const { publicUrl } = deps;
      const body = ticketForYouMail({ event, ticket, giver, holder, link, publicUrl });
      const attachments = await ticketAttachments(deps, event, [ticket], link);
      return { ...body, eventId: event.eventId, to: holder, attachments };
    },
  );
}
