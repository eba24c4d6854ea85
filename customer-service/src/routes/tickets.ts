import { customer, eventCard, holdersTicketView, ticketView } from '@foyer/shared/contract';
import { serve } from '@foyer/shared/http';
import {
  changeAttendee,
  listTickets,
  resendTickets,
  showTicket,
  transferTicket,
  type ListTicketsDeps,
  type StatsStore,
  type TransferDeps,
} from '@foyer/shared/use-cases';
import { Router } from 'express';

type Deps = ListTicketsDeps &
  TransferDeps &
  Parameters<typeof changeAttendee>[0] &
  Parameters<typeof resendTickets>[0] &
  Parameters<typeof showTicket>[0] & { stats: StatsStore };

/** Tickets: of a booking, and of whom one was passed on to. */
export function ticketRoutes(deps: Deps): Router {
  const router = Router();

  serve(router, customer.listTickets, async ({ params, query, caller, now }) => {
    const access = { caller, link: query.link };
    const tickets = await listTickets(deps, params.bookingId, access, now);
    return { tickets: tickets.map(({ ticket, ...own }) => ticketView(ticket, own)) };
  });

  serve(router, customer.changeAttendee, async ({ params, query, body, caller, now }) => {
    const access = { of: 'owner', ...params, access: { caller, link: query.link } } as const;
    await changeAttendee(deps, access, body.name, now);
  });

  serve(router, customer.transferTicket, async ({ params, query, body, caller, now }) => {
    const access = { of: 'owner', ...params, access: { caller, link: query.link } } as const;
    await transferTicket(deps, access, body, now);
  });

  serve(router, customer.resendTickets, async ({ params, query, caller, now }) => {
    await resendTickets(deps, params.bookingId, { caller, link: query.link }, now);
  });

  serve(router, customer.getTicket, async ({ params, query, now }) => {
    const { ticket, event, ...own } = await showTicket(deps, params.ticketId, query.link, now);
    const { sold } = await deps.stats.figures(event.eventId);
    return { ...holdersTicketView(ticket, own), event: eventCard(event, sold, now) };
  });

  serve(router, customer.changeHeldAttendee, async ({ params, query, body, now }) => {
    await changeAttendee(deps, { of: 'holder', ...params, ...query }, body.name, now);
  });

  serve(router, customer.transferHeldTicket, async ({ params, query, body, now }) => {
    await transferTicket(deps, { of: 'holder', ...params, ...query }, body, now);
  });

  return router;
}
