import { putItem } from '@foyer/shared/testing';
import { ofAnotherEvent, OWN_EVENT, type PortalRow } from './portal-access.ts';
import type { PortalStage } from './portal-stage.ts';
import { freshId, now } from './world.ts';

/** A confirmed booking of an event of the owner, with a mail that failed. */
async function failedMail(stage: PortalStage) {
  const { world } = stage;
  const { outbox } = world.portal.deps;
  const { eventId, planVersion, currency } = await stage.event({ status: 'cancelled' });
  const bookingId = freshId('bkg');
  const label = { section: 'Floor' };
  await putItem(world.db, 'seatBookings', {
    ...{ bookingId, eventId, planVersion, currency, status: 'confirmed', revision: 1 },
    lines: [{ kind: 'place', sectionId: 'sec_floor', pool: 0, label, categoryId: 'c', price: 0 }],
    totals: { tickets: 0, fees: 0, taxes: [], total: 0 },
    ...{ heldUntil: now(), renewed: false, paying: false, attempts: 0, linkVersion: 1 },
    ...{ requestHash: 'hash', createdAt: now(), confirmedAt: now(), eventShard: `${eventId}#0` },
    contact: { name: 'Ada', email: 'ada@example.org' },
  });
  await outbox.add({ kind: 'send-cancellation', bookingId }, now());
  const trouble = { reason: '550 No such user', eventId };
  for (const item of await itemsOf(stage, bookingId)) await outbox.postpone(item, now(), trouble);
  return { eventId, bookingId };
}

async function itemsOf({ world }: PortalStage, bookingId: string) {
  const shards = Array.from({ length: 16 }, (_, shard) => `out#${String(shard).padStart(2, '0')}`);
  const heads = await Promise.all(shards.map((name) => world.portal.deps.outbox.head(name, 100)));
  return heads
    .flat()
    .filter(({ effect }) => 'bookingId' in effect && effect.bookingId === bookingId);
}

const ofEvent = async (stage: PortalStage) => {
  const { eventId } = await failedMail(stage);
  return { params: { eventId } };
};

/** As {@link OWN_EVENT}, without a mail server that could take anything. */
const UNSENT = ofAnotherEvent('mail-refused');

const written = async (stage: PortalStage) => ({
  ...(await ofEvent(stage)),
  body: { subject: 'Doors open later', text: 'At eight.' },
});

/** The portal's lines about mails and messages. */
export const PORTAL_MAIL_ROWS: readonly PortalRow[] = [
  { endpoint: 'listEventMails', expected: OWN_EVENT, ask: ofEvent },
  {
    endpoint: 'listBookingMails',
    expected: OWN_EVENT,
    ask: async (stage) => ({ params: await failedMail(stage) }),
  },
  {
    endpoint: 'sendMailsAgain',
    expected: OWN_EVENT,
    ask: async (stage) => ({ ...(await ofEvent(stage)), body: {} }),
  },
  { endpoint: 'findCancellation', expected: OWN_EVENT, ask: ofEvent },
  { endpoint: 'listMessages', expected: OWN_EVENT, ask: ofEvent },
  { endpoint: 'previewMessage', expected: OWN_EVENT, ask: written },
  { endpoint: 'testMessage', expected: UNSENT, ask: written },
  { endpoint: 'sendMessage', expected: OWN_EVENT, ask: written },
];
