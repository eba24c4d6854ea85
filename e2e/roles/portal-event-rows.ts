import type { TicketedEvent } from '@foyer/shared/domain';
import { createCanvas } from '@napi-rs/canvas';
import {
  EMPLOYEES,
  ofAnotherEvent,
  ORGANIZERS,
  OWN_EVENT,
  type PortalRow,
} from './portal-access.ts';
import type { PortalStage } from './portal-stage.ts';
import type { Sample } from './row.ts';

type Change = Partial<TicketedEvent>;

/** An event's id in the address. */
const event = (change?: Change) => async (stage: PortalStage) => ({
  params: { eventId: (await stage.event(change)).eventId },
});

/** An event's id in the address, with a body. */
const eventWith =
  (body: (event: TicketedEvent) => object, change?: Change) => async (stage: PortalStage) => {
    const made = await stage.event(change);
    return { params: { eventId: made.eventId }, body: body(made) };
  };

const onSale = (body?: object) => async (stage: PortalStage) => ({
  params: { eventId: (await stage.onSale()).eventId },
  ...(body && { body }),
});

/** Times with which an event can go on sale. */
const IN_SUMMER = {
  salesOpenAt: '2026-11-01T09:00:00.000Z',
  salesCloseAt: '2126-06-01T17:00:00.000Z',
  doorsOpenAt: '2126-06-01T17:00:00.000Z',
  startsAt: '2126-06-01T18:00:00.000Z',
  endsAt: '2126-06-01T20:00:00.000Z',
};

const CATEGORY = { name: 'Balcony', colour: '#b5892f', price: 1_500 };
const SPARE = { categoryId: 'cat_spare', ...CATEGORY };

/** An event with a category in which no seat is. */
const withSpare = (body?: object) => async (stage: PortalStage) => {
  const { categories } = await stage.event();
  const { eventId } = await stage.event({ categories: [...categories, SPARE] });
  return { params: { eventId, categoryId: SPARE.categoryId }, ...(body && { body }) };
};

const PICTURE = { alt: 'A stage', url: '/media/none', widths: [480], accent: '#7a5cff' };
const IMAGE_ID = 'img_0123456789abcdef';

const withImage = (body?: object) => async (stage: PortalStage) => {
  const { eventId } = await stage.event({ images: [{ imageId: IMAGE_ID, ...PICTURE }] });
  return { params: { eventId, imageId: IMAGE_ID }, ...(body && { body }) };
};

function picture(): FormData {
  const form = new FormData();
  const content = createCanvas(640, 480).toBuffer('image/png');
  form.append('alt', 'A stage');
  form.append('picture', new Blob([new Uint8Array(content)], { type: 'image/png' }), 'stage.png');
  return form;
}

const steward = (assigned: 'assigned' | 'free') => async (stage: PortalStage) => {
  const { eventId } = await stage.event();
  const { userId } = await stage.colleague();
  if (assigned === 'assigned') await stage.world.events.assignSteward(eventId, userId);
  return { params: { eventId, userId } };
};

const PROMO = { discount: { kind: 'percent', share: 1_000 } };

const withPromo = (body?: object) => async (stage: PortalStage) => {
  const { eventId } = await stage.event();
  await stage.asOwner('addPromoCode', { params: { eventId }, body: { ...PROMO, code: 'SPRING' } });
  return { params: { eventId, code: 'SPRING' }, ...(body && { body }) };
};

/** The same request with the id of another event of the same organizer. */
function mixedUp(ask: (stage: PortalStage) => Promise<Sample>) {
  return async (stage: PortalStage): Promise<Sample> => {
    const sample = await ask(stage);
    const { eventId } = await stage.event();
    return { ...sample, params: { ...sample.params, eventId } };
  };
}

/** The portal's lines about events. */
export const PORTAL_EVENT_ROWS: readonly PortalRow[] = [
  { endpoint: 'listMyEvents', expected: EMPLOYEES },
  { endpoint: 'createEvent', expected: ORGANIZERS, ask: () => ({ body: { title: 'A play' } }) },
  { endpoint: 'getEvent', expected: OWN_EVENT, ask: event() },
  {
    endpoint: 'changeEvent',
    expected: OWN_EVENT,
    ask: eventWith(({ updatedAt }) => ({ title: 'Another play', updatedAt })),
  },
  { endpoint: 'deleteEvent', expected: OWN_EVENT, ask: event() },
  { endpoint: 'cloneEvent', expected: OWN_EVENT, ask: eventWith(() => ({})) },
  { endpoint: 'publishEvent', expected: OWN_EVENT, ask: event(IN_SUMMER) },
  { endpoint: 'unpublishEvent', expected: OWN_EVENT, ask: onSale() },
  { endpoint: 'cancelEvent', expected: OWN_EVENT, ask: onSale({ reason: 'Storm' }) },
  { endpoint: 'addCategory', expected: OWN_EVENT, ask: eventWith(() => CATEGORY) },
  { endpoint: 'changeCategory', expected: OWN_EVENT, ask: withSpare(CATEGORY) },
  { endpoint: 'deleteCategory', expected: OWN_EVENT, ask: withSpare() },
  {
    endpoint: 'changeCategory',
    variant: 'of another event',
    expected: ofAnotherEvent('category-unknown'),
    ask: mixedUp(withSpare(CATEGORY)),
  },
  {
    endpoint: 'deleteCategory',
    variant: 'of another event',
    expected: ofAnotherEvent('category-unknown'),
    ask: mixedUp(withSpare()),
  },
  { endpoint: 'listEventStewards', expected: OWN_EVENT, ask: event() },
  { endpoint: 'assignSteward', expected: OWN_EVENT, ask: steward('free') },
  { endpoint: 'removeSteward', expected: OWN_EVENT, ask: steward('assigned') },
  {
    endpoint: 'assignSteward',
    variant: 'who is an organizer',
    expected: ofAnotherEvent('steward-not-found'),
    ask: async (stage) => {
      const { eventId } = await stage.event();
      const { userId } = await stage.colleague({ role: 'organizer' });
      return { params: { eventId, userId } };
    },
  },
  {
    endpoint: 'removeSteward',
    variant: 'of another event',
    expected: ofAnotherEvent('steward-not-found'),
    ask: mixedUp(steward('assigned')),
  },
  {
    endpoint: 'addImage',
    expected: OWN_EVENT,
    ask: async (stage) => ({ ...(await event()(stage)), content: picture() }),
  },
  { endpoint: 'changeImage', expected: OWN_EVENT, ask: withImage({ alt: 'A lit stage' }) },
  { endpoint: 'deleteImage', expected: OWN_EVENT, ask: withImage() },
  {
    endpoint: 'deleteImage',
    variant: 'of another event',
    expected: ofAnotherEvent('image-not-found'),
    ask: mixedUp(withImage()),
  },
  { endpoint: 'listPromoCodes', expected: OWN_EVENT, ask: event() },
  {
    endpoint: 'addPromoCode',
    expected: OWN_EVENT,
    ask: eventWith(() => ({ ...PROMO, code: 'SPRING' })),
  },
  { endpoint: 'changePromoCode', expected: OWN_EVENT, ask: withPromo(PROMO) },
  { endpoint: 'deletePromoCode', expected: OWN_EVENT, ask: withPromo() },
  {
    endpoint: 'deletePromoCode',
    variant: 'of another event',
    expected: ofAnotherEvent('promo-unknown'),
    ask: mixedUp(withPromo()),
  },
];
