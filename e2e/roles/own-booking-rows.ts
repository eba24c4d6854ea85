import { ANYBODY, ANY_CALLER, CUSTOMERS, OWN_BOOKING, type SiteRow } from './site-access.ts';
import type { SiteStage } from './site-stage.ts';

/** What a booking is paid with. */
export const PAYMENT = {
  contact: { name: 'Ada', email: 'ada@example.org' },
  card: { number: '4242424242424242', expiry: '12/49', cvc: '123' },
};

const GRACE = { name: 'Grace', email: 'grace@example.org' };
const RETURN = { numbers: [1], refund: 4_200 };

type More = { readonly params?: Readonly<Record<string, string>>; readonly body?: object };

/** A paid booking, and the signed key that was mailed. */
async function paid(stage: SiteStage): Promise<{ bookingId: string; link: string }> {
  const { bookingId } = await stage.booking();
  const answer = await stage.asOwner('startPayment', { params: { bookingId }, body: PAYMENT });
  const { link } = answer as { link: string };
  const key = new URL(link, 'http://foyer.test').searchParams.get('link') ?? '';
  return { bookingId, link: key };
}

/** A request to a paid booking, by whoever calls. */
const own =
  ({ params, body }: More = {}) =>
  async (stage: SiteStage) => {
    const { bookingId } = await paid(stage);
    return { params: { bookingId, ...params }, ...(body && { body }) };
  };

/** The same by the key that was mailed. */
const byLink =
  ({ params, body }: More = {}) =>
  async (stage: SiteStage) => {
    const { bookingId, link } = await paid(stage);
    return { params: { bookingId, ...params }, query: { link }, ...(body && { body }) };
  };

/** A ticket that was passed on, by the key that was mailed to its holder. */
const held = (body?: object) => async (stage: SiteStage) => {
  const { bookingId } = await paid(stage);
  await stage.asOwner('transferTicket', { params: { bookingId, number: '1' }, body: GRACE });
  const ticketId = `tkt_${bookingId.slice('bkg_'.length)}_1`;
  const link = stage.world.site.deps.links.sign(ticketId, 2);
  return { params: { ticketId }, query: { link }, ...(body && { body }) };
};

/** Anybody with the mailed key, but not with a token that does not hold. */
const LINK_HOLDERS = ANY_CALLER;
const LINK = 'by its mailed link';
const FIRST = { params: { number: '1' } };

/** An endpoint of a booking: for its owner, and for whoever has its link. */
function twice(endpoint: string, more: More = {}): SiteRow[] {
  return [
    { endpoint, expected: OWN_BOOKING, ask: own(more) },
    { endpoint, variant: LINK, expected: LINK_HOLDERS, ask: byLink(more) },
  ];
}

/** The lines about one's bookings and tickets. */
export const OWN_BOOKING_ROWS: readonly SiteRow[] = [
  {
    endpoint: 'listMyBookings',
    // The bookings of a deleted account know nobody any more: the list is empty.
    expected: { ...CUSTOMERS, 'account deleted': 'yes' },
  },
  ...twice('getBooking'),
  ...twice('getBookingCalendar'),
  ...twice('listTickets'),
  ...twice('getCancellation'),
  ...twice('cancelTickets', { body: RETURN }),
  ...twice('changeAttendee', { ...FIRST, body: { name: 'Grace' } }),
  ...twice('transferTicket', { ...FIRST, body: GRACE }),
  ...twice('resendTickets'),
  { endpoint: 'getTicket', expected: ANYBODY, ask: held() },
  { endpoint: 'changeHeldAttendee', expected: ANYBODY, ask: held({ name: 'Grace Hopper' }) },
  { endpoint: 'transferHeldTicket', expected: ANYBODY, ask: held(GRACE) },
];
