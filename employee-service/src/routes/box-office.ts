import { bookingView, employee } from '@foyer/shared/contract';
import { actorOf, serve } from '@foyer/shared/http';
import {
  bookAtBoxOffice,
  bookingLink,
  type BoxOfficeDeps,
  type LinkSigner,
} from '@foyer/shared/use-cases';
import { Router } from 'express';

type Deps = BoxOfficeDeps & { readonly links: LinkSigner; readonly publicUrl: string };

/** Booking for somebody at the box office. */
export function boxOfficeRoutes(deps: Deps): Router {
  const router = Router();

  serve(router, employee.bookAtBoxOffice, async (input) => {
    const { params, body, idempotencyKey, now } = input;
    const request = { ...params, ...body, idempotencyKey, by: actorOf(input) };
    const booking = await bookAtBoxOffice(deps, request, now);
    return { booking: bookingView(booking, now), link: bookingLink(deps, booking) };
  });

  return router;
}
