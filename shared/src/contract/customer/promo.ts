import * as z from 'zod';
import { BookingView } from '../bookings.ts';
import { endpoint } from '../endpoint.ts';
import { BookingId, LinkKey } from '../fields.ts';

const bookingParams = z.strictObject({ bookingId: BookingId });
const linkQuery = z.strictObject({
  link: LinkKey.optional().describe('The signed key of a mailed link'),
});

/** Applies a promo code to a hold in place of another: the prices of the tickets it is for fall. */
export const applyPromo = endpoint({
  method: 'put',
  path: '/bookings/:bookingId/promo',
  tag: 'booking',
  summary: 'Apply a promo code to a hold',
  access: 'caller',
  params: bookingParams,
  query: linkQuery,
  body: z.strictObject({ code: z.string().trim().min(1).max(40) }),
  reply: BookingView,
  refusals: [
    'booking-not-found',
    'link-invalid',
    'booking-not-held',
    'booking-paying',
    'hold-expired',
    'promo-unknown',
    'promo-not-valid-now',
    'promo-not-for-these',
    'promo-used-up',
  ],
});

/** Takes the promo code off a hold; its tickets have their full prices again. */
export const removePromo = endpoint({
  method: 'delete',
  path: '/bookings/:bookingId/promo',
  tag: 'booking',
  summary: 'Take the promo code off a hold',
  access: 'caller',
  params: bookingParams,
  query: linkQuery,
  reply: BookingView,
  refusals: [
    'booking-not-found',
    'link-invalid',
    'booking-not-held',
    'booking-paying',
    'hold-expired',
  ],
});
