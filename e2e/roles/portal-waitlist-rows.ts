import { newEntry } from '@foyer/shared/domain';
import { randomBytes } from 'node:crypto';
import { OWN_EVENT, type PortalRow } from './portal-access.ts';
import type { PortalStage } from './portal-stage.ts';
import { now } from './world.ts';

/** Somebody who waits for an event of the owner. */
const entry = async (stage: PortalStage) => {
  const at = now();
  const event = await stage.onSale({ waitlist: 'open', salesOpenAt: '2026-01-01T00:00:00.000Z' });
  const wish = {
    quantity: 1,
    categoryIds: ['cat_stalls'],
    together: 'preferred' as const,
    contact: { name: 'Ada', email: 'ada@example.org' },
  };
  const { eventId, entryId } = await stage.world.site.deps.waitlists.join(
    newEntry(event, wish, randomBytes, at),
    'ada',
    [],
  );
  return { params: { eventId, entryId } };
};

const list = async (stage: PortalStage) => {
  const { params } = await entry(stage);
  return { params: { eventId: params.eventId } };
};

/** A seat that is given to somebody. */
const gift = async (stage: PortalStage) => {
  const { eventId } = await stage.onSale();
  const contact = { name: 'Ada', email: 'ada@example.org' };
  const body = { seats: ['a1'], contact, settledBy: 'complimentary' };
  return { params: { eventId }, body };
};

/** The portal's lines about waitlists and the box office. */
export const PORTAL_WAITLIST_ROWS: readonly PortalRow[] = [
  { endpoint: 'bookAtBoxOffice', expected: OWN_EVENT, ask: gift },
  { endpoint: 'listWaitlist', expected: OWN_EVENT, ask: list },
  { endpoint: 'offerByHand', expected: OWN_EVENT, ask: entry },
  { endpoint: 'removeFromWaitlist', expected: OWN_EVENT, ask: entry },
];
