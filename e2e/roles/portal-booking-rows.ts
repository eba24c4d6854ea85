import { customer } from '@foyer/shared/contract';
import { askEndpoint } from './ask.ts';
import { PAYMENT } from './own-booking-rows.ts';
import { OWN_EVENT, ofAnotherEvent, type PortalRow } from './portal-access.ts';
import type { PortalStage } from './portal-stage.ts';
import type { Sample } from './row.ts';

type Params = { readonly eventId: string; readonly bookingId: string };

/** A ticket of an event of the owner, bought by somebody at the site. */
async function sold(stage: PortalStage): Promise<Params> {
  const { site } = stage.world;
  const { eventId } = await stage.onSale({ salesOpenAt: '2026-01-01T00:00:00.000Z' });
  const sample = { params: { eventId }, body: { seats: ['a1'] } };
  const held = await askEndpoint(site.base, customer.holdSeats, {}, sample);
  const { bookingId } = held.body as { bookingId: string };
  const paying = { params: { bookingId }, body: PAYMENT };
  const who = held.cookie === undefined ? {} : { cookie: held.cookie };
  const paid = await askEndpoint(site.base, customer.startPayment, who, paying);
  if (paid.outcome !== 'yes') throw new Error(`The ticket was not bought: ${paid.outcome}`);
  return { eventId, bookingId };
}

const ofEvent = async (stage: PortalStage) => {
  const { eventId } = await sold(stage);
  return { params: { eventId } };
};

const booking = (body?: object) => async (stage: PortalStage) => ({
  params: await sold(stage),
  ...(body && { body }),
});

/** The same by the address of another event of the same organizer. */
const mixedUp =
  (ask: (stage: PortalStage) => Promise<Sample>) =>
  async (stage: PortalStage): Promise<Sample> => {
    const sample = await ask(stage);
    const { eventId } = await stage.onSale();
    return { ...sample, params: { ...sample.params, eventId } };
  };

const reason = 'A pillar stands in the way.';
const cancel = booking({ numbers: [1], refund: 100, reason });
const refund = booking({ amount: 100, reason });
const STRAY = { variant: 'of another event', expected: ofAnotherEvent('booking-not-found') };

/** The portal's lines about sold bookings. */
export const PORTAL_BOOKING_ROWS: readonly PortalRow[] = [
  { endpoint: 'listBookings', expected: OWN_EVENT, ask: ofEvent },
  { endpoint: 'exportBookings', expected: OWN_EVENT, ask: ofEvent },
  { endpoint: 'getBooking', expected: OWN_EVENT, ask: booking() },
  { endpoint: 'getBooking', ...STRAY, ask: mixedUp(booking()) },
  { endpoint: 'cancelTickets', expected: OWN_EVENT, ask: cancel },
  { endpoint: 'cancelTickets', ...STRAY, ask: mixedUp(cancel) },
  { endpoint: 'refundBooking', expected: OWN_EVENT, ask: refund },
  { endpoint: 'refundBooking', ...STRAY, ask: mixedUp(refund) },
  { endpoint: 'resendTickets', expected: OWN_EVENT, ask: booking() },
  { endpoint: 'resendTickets', ...STRAY, ask: mixedUp(booking()) },
  { endpoint: 'getDashboard', expected: OWN_EVENT, ask: ofEvent },
  { endpoint: 'askRecount', expected: OWN_EVENT, ask: ofEvent },
  { endpoint: 'exportAttendees', expected: OWN_EVENT, ask: ofEvent },
  { endpoint: 'exportScans', expected: OWN_EVENT, ask: ofEvent },
  { endpoint: 'exportRevenue', expected: OWN_EVENT, ask: ofEvent },
];
