import { customer, ticketView } from '@foyer/shared/contract';
import { serve } from '@foyer/shared/http';
import { listTickets, type ListTicketsDeps } from '@foyer/shared/use-cases';
import { Router } from 'express';

/** The tickets of a booking. */
export function ticketRoutes(deps: ListTicketsDeps): Router {
  const router = Router();

  serve(router, customer.listTickets, async ({ params, query, caller, now }) => {
    const access = { caller, link: query.link };
    const tickets = await listTickets(deps, params.bookingId, access, now);
    return { tickets: tickets.map(({ ticket, code, pdfUrl }) => ticketView(ticket, code, pdfUrl)) };
  });

  return router;
}
