import { employee } from '@foyer/shared/contract';
import { startSession } from '@foyer/shared/use-cases';
import { askEndpoint } from './ask.ts';
import {
  ANYBODY,
  ANY_CALLER,
  CUSTOMERS,
  OWN_BOOKING,
  SESSION_HOLDERS,
  SIGNED,
  type SiteRow,
} from './site-access.ts';
import { OWN_BOOKING_ROWS, PAYMENT } from './own-booking-rows.ts';
import type { SiteStage } from './site-stage.ts';
import { SITE_WAITLIST_ROWS } from './site-waitlist-rows.ts';
import { now, PASSWORD } from './world.ts';

const NEW_PASSWORD = 'another four quiet words';
const FOR_EVER = '2126-01-01T00:00:00.000Z';

const event = (body?: object) => async (stage: SiteStage) => ({
  params: { eventId: (await stage.event()).eventId },
  ...(body && { body }),
});

const booking = (body?: object) => async (stage: SiteStage) => ({
  params: { bookingId: (await stage.booking()).bookingId },
  ...(body && { body }),
});

/** A booking with a promo code on its event, applied or not. */
const withPromo = (applied: 'applied' | 'free') => async (stage: SiteStage) => {
  const { bookingId, eventId } = await stage.booking();
  const { world } = stage;
  const admin = await world.join('admin');
  const discount = { kind: 'percent', share: 1_000 };
  await askEndpoint(world.portal.base, employee.addPromoCode, admin, {
    params: { eventId },
    body: { discount, code: 'SPRING' },
  });
  const sample = { params: { bookingId }, body: { code: 'SPRING' } };
  if (applied === 'free') return sample;
  await stage.asOwner('applyPromo', sample);
  return { params: { bookingId } };
};

/** What is done with a hold by whoever has the link that was mailed with an offer of the waitlist. */
const OFFERED_ROWS: SiteRow[] = (
  [
    ['applyPromo', withPromo('free')],
    ['removePromo', withPromo('applied')],
    ['startPayment', booking(PAYMENT)],
  ] as const
).map(([endpoint, ask]) => ({
  endpoint,
  variant: 'by its mailed link',
  expected: ANY_CALLER,
  ask: async (stage: SiteStage) => {
    const sample = await ask(stage);
    const link = stage.world.site.deps.links.sign(sample.params.bookingId, 1);
    return { ...sample, query: { link } };
  },
}));

/** The site's lines, every one of its endpoints. */
export const SITE_ROWS: readonly SiteRow[] = [
  ...OWN_BOOKING_ROWS,
  {
    endpoint: 'signUp',
    expected: ANYBODY,
    ask: () => ({
      body: { email: `${crypto.randomUUID()}@example.org`, name: 'Ada', password: PASSWORD },
    }),
  },
  {
    endpoint: 'signIn',
    expected: ANYBODY,
    ask: async ({ world }) => ({
      body: { email: (await world.add({ role: 'customer' })).email, password: PASSWORD },
    }),
  },
  { endpoint: 'refresh', expected: SESSION_HOLDERS },
  { endpoint: 'signOut', expected: ANYBODY },
  {
    endpoint: 'forgotPassword',
    expected: ANYBODY,
    ask: () => ({ body: { email: 'somebody@example.org' } }),
  },
  {
    endpoint: 'resetPassword',
    expected: ANYBODY,
    ask: async ({ world }) => {
      const account = await world.add({ role: 'customer' });
      const key = world.site.deps.keys.make(account, 'password-reset', FOR_EVER);
      return { body: { key, newPassword: NEW_PASSWORD } };
    },
  },
  {
    endpoint: 'verifyEmail',
    expected: ANYBODY,
    ask: async ({ world }) => {
      const account = await world.add({ role: 'customer' });
      return { body: { key: world.site.deps.keys.make(account, 'verification', FOR_EVER) } };
    },
  },
  { endpoint: 'me', expected: CUSTOMERS },
  { endpoint: 'sendVerification', expected: CUSTOMERS },
  { endpoint: 'changeProfile', expected: CUSTOMERS, ask: () => ({ body: { name: 'Ada' } }) },
  {
    endpoint: 'changePassword',
    expected: CUSTOMERS,
    ask: () => ({ body: { password: PASSWORD, newPassword: NEW_PASSWORD } }),
  },
  { endpoint: 'listSessions', expected: CUSTOMERS },
  {
    endpoint: 'endSession',
    expected: CUSTOMERS,
    ask: async (stage) => ({ params: { sessionId: await otherSession(stage) } }),
  },
  {
    endpoint: 'endSession',
    variant: 'of somebody else',
    expected: {
      ...CUSTOMERS,
      'customer, own': 'session-not-found',
      'customer, other’s': 'session-not-found',
    },
    ask: async ({ world }) => {
      const { refreshToken } = await world.join('customer');
      return { params: { sessionId: refreshToken.split('.')[0] ?? '' } };
    },
  },
  { endpoint: 'endOtherSessions', expected: CUSTOMERS },
  { endpoint: 'exportData', expected: CUSTOMERS },
  {
    endpoint: 'deleteAccount',
    expected: CUSTOMERS,
    ask: () => ({ body: { password: PASSWORD } }),
  },
  { endpoint: 'listEvents', expected: ANYBODY },
  { endpoint: 'listEventFacets', expected: ANYBODY },
  { endpoint: 'getEvent', expected: ANYBODY, ask: event() },
  { endpoint: 'getEventCalendar', expected: ANYBODY, ask: event() },
  { endpoint: 'getSeatingPlan', expected: ANYBODY, ask: event() },
  { endpoint: 'getAvailability', expected: ANYBODY, ask: event() },
  { endpoint: 'streamAvailability', expected: ANYBODY, ask: event() },
  { endpoint: 'holdSeats', expected: ANY_CALLER, ask: event({ seats: ['a1'] }) },
  { endpoint: 'changeSeats', expected: OWN_BOOKING, ask: booking({ seats: ['a2'] }) },
  { endpoint: 'applyPromo', expected: OWN_BOOKING, ask: withPromo('free') },
  { endpoint: 'removePromo', expected: OWN_BOOKING, ask: withPromo('applied') },
  ...OFFERED_ROWS,
  { endpoint: 'releaseBooking', expected: OWN_BOOKING, ask: booking() },
  { endpoint: 'renewBooking', expected: OWN_BOOKING, ask: booking() },
  { endpoint: 'getPaymentOptions', expected: ANYBODY },
  { endpoint: 'startPayment', expected: OWN_BOOKING, ask: booking(PAYMENT) },
  ...SITE_WAITLIST_ROWS,
  {
    endpoint: 'receiveWebhook',
    expected: SIGNED,
    ask: () => ({
      params: { provider: 'sandbox' },
      content: new TextEncoder().encode('{"type":"payment.captured"}'),
      headers: { 'content-type': 'application/json', 'foyer-signature': 't=1,v1=00' },
    }),
  },
];

/** The id of another session of the caller, where there is one to sign in to. */
async function otherSession({ world, caller }: SiteStage): Promise<string> {
  const account = caller.account && (await world.site.deps.accounts.find(caller.account.userId));
  if (account?.role !== 'customer' || !account.active) return 'ses_none';
  const { refreshToken } = await startSession(world.site.deps, account, now());
  return refreshToken.split('.')[0] ?? '';
}
