import { Router } from 'express';
import { bookingView, customer } from '@foyer/shared/contract';
import { serve } from '@foyer/shared/http';
import { receiveWebhook, startPayment } from '@foyer/shared/use-cases';

type Deps = Parameters<typeof startPayment>[0] &
  Parameters<typeof receiveWebhook>[0] & {
    /** The site's address, which customers come back to. */
    publicUrl: string;
  };

/** Paying, and what providers say of payments. */
export function paymentRoutes(deps: Deps): Router {
  const router = Router();

  serve(router, customer.getPaymentOptions, () => {
    const { name: provider, flow } = deps.provider;
    return { provider, flow };
  });

  serve(router, customer.startPayment, async ({ params, query, body, caller, now }) => {
    const { bookingId } = params;
    const page = `${deps.publicUrl}/bookings/${bookingId}`;
    // Who came by a link has nothing else to open the booking with after the provider's page.
    const returnUrl = query.link === undefined ? page : `${page}?link=${query.link}`;
    const request = { ...body, bookingId, access: { caller, ...query }, returnUrl };
    const { booking, ...answer } = await startPayment(deps, request, now);
    const link = `${page}?link=${deps.links.sign(bookingId, booking.linkVersion)}`;
    return { ...answer, booking: bookingView(booking, now), link };
  });

  serve(router, customer.receiveWebhook, async ({ params, body, request, now }) => {
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, value?.toString()]),
    );
    await receiveWebhook(deps, { provider: params.provider, body, headers }, now);
  });

  return router;
}
