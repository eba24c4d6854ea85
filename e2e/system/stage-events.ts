import { createHash } from 'node:crypto';
import {
  HOUR_MS,
  instantOf,
  later,
  meetupPlan,
  MINUTE_MS,
  sectionsOf,
  theatrePlan,
  type SeatingPlan,
  type TicketedEvent,
} from '@foyer/shared/domain';
import { eventStore, inventoryWriter, planStore, seatStore } from '@foyer/shared/storage';
import { sampleEvent, smallHouse, smallHouseEvent } from '@foyer/shared/testing';
import { publishEvent, savePlan } from '@foyer/shared/use-cases';
import { connectAs } from '@foyer/local/dynamodb';
import { objectsAs } from '@foyer/local/objects';
import { DEMO_ORGANIZERS, DEMO_STEWARD } from '@foyer/local/demo-accounts';
import type { System } from '@foyer/local/system';
import { STAGE_TITLES, type StageEvents } from './stage.ts';

/** Offers of the evening worth the wait last some seconds at first, so that a test sees one run out. */
const BRIEF_OFFER_HOURS = 12 / 3_600;
/** Places of the evening for everybody. */
export const LOBBY_PLACES = 3;

type Room = Pick<TicketedEvent, 'planVersion' | 'sections' | 'feedShards'>;

/** Publishes theatre evenings that begin in an hour, the doors being open: one for each test that sells seats. */
export async function publishStageEvents(environment: System['environment']): Promise<StageEvents> {
  const db = connectAs(environment);
  const plans = planStore(objectsAs(environment));
  const events = eventStore(db);
  const seats = seatStore(db, inventoryWriter(db));
  try {
    const room = await savePlan({ plans, hash: fingerprint }, theatrePlan('stage', CATEGORY_IDS));
    const published = Object.entries(STAGE_TITLES).map(async ([name, title]) => {
      const event = tonight(`evt_${name}-tonight`, title, room);
      if (name === 'queue') await plans.save(smallHouse());
      if (name === 'free') await plans.save(lobby());
      await events.put({ ...event, ...rulesOf(event)[name] });
      await events.assignSteward(event.eventId, DEMO_STEWARD.userId);
      await publishEvent({ events, plans, seats }, event.eventId, instantOf(Date.now()));
      if (name === 'off') await events.move(event.eventId, CALLED_OFF, instantOf(Date.now()));
      return [name, event.eventId];
    });
    return Object.fromEntries(await Promise.all(published)) as StageEvents;
  } finally {
    db.client.destroy();
  }
}

/** What some evenings have for their own. */
function rulesOf({ startsAt }: TicketedEvent): Readonly<Record<string, Partial<TicketedEvent>>> {
  return {
    brief: { holdMinutes: 1 },
    crowd: { avoidsSingleSeats: true },
    doors: { doors: ['North', 'South'], allowsReentry: true },
    queue: smallRoom(),
    free: openHouse(),
    changes: { selfCancel: { hoursBefore: 0, keepsFees: true } },
    soon: {
      doorsOpenAt: later(startsAt, 23 * HOUR_MS),
      startsAt: later(startsAt, 24 * HOUR_MS),
      endsAt: later(startsAt, 26 * HOUR_MS),
      salesOpenAt: later(startsAt, HOUR_MS),
      salesCloseAt: later(startsAt, 24 * HOUR_MS),
    },
    over: {
      doorsOpenAt: later(startsAt, -5 * HOUR_MS),
      startsAt: later(startsAt, -4 * HOUR_MS),
      endsAt: later(startsAt, -2 * HOUR_MS),
      salesOpenAt: later(startsAt, -24 * HOUR_MS),
      salesCloseAt: later(startsAt, -4 * HOUR_MS),
    },
  };
}

/** A room that a test can sell out, where one can wait and give back. */
function smallRoom(): Partial<TicketedEvent> {
  const { planVersion, sections, categories } = smallHouseEvent();
  return {
    ...{ planVersion, sections, waitlist: 'open', offerHours: BRIEF_OFFER_HOURS },
    categories: categories.map((one) => ({ ...one, name: one.categoryId.replace('cat_', 'The ') })),
    selfCancel: { hoursBefore: 0, keepsFees: false },
  };
}

/** Free places without numbers, few enough to run out. */
function openHouse(): Partial<TicketedEvent> {
  const { planVersion } = lobby();
  return {
    ...{ planVersion, sections: sectionsOf(lobby()), waitlist: 'open' },
    categories: [{ categoryId: 'cat_lobby', name: 'Lobby', colour: '#7a5cff', price: 0 }],
    selfCancel: { hoursBefore: 0, keepsFees: false },
  };
}

function lobby(): SeatingPlan {
  const draft = meetupPlan('cat_lobby');
  const sections = draft.sections.map((section) => ({ ...section, capacity: LOBBY_PLACES }));
  return { ...draft, sections, planVersion: 'pln_lobby' };
}

const CALLED_OFF = { from: 'published', to: 'cancelled' } as const;

const CATEGORY_IDS = {
  premium: 'cat_premium',
  first: 'cat_first',
  second: 'cat_second',
  third: 'cat_third',
};
const CATEGORIES = [
  { categoryId: 'cat_premium', name: 'Premium', colour: '#d9a021', price: 8_900 },
  { categoryId: 'cat_first', name: 'First', colour: '#d1495b', price: 6_900 },
  { categoryId: 'cat_second', name: 'Second', colour: '#3d7dca', price: 4_900 },
  { categoryId: 'cat_third', name: 'Third', colour: '#2a9d8f', price: 2_900 },
];

function tonight(eventId: string, title: string, room: Room): TicketedEvent {
  const now = instantOf(Date.now());
  const startsAt = later(now, HOUR_MS);
  return sampleEvent({
    ...room,
    eventId,
    title,
    status: 'draft',
    organizerId: DEMO_ORGANIZERS.aurelia.userId,
    organizerName: DEMO_ORGANIZERS.aurelia.name,
    doorsOpenAt: later(now, -30 * MINUTE_MS),
    startsAt,
    endsAt: later(startsAt, 3 * HOUR_MS),
    salesOpenAt: later(now, -HOUR_MS),
    salesCloseAt: startsAt,
    categories: CATEGORIES,
    maxTicketsPerBooking: 10,
    fees: { perTicket: 150, share: 250 },
    taxes: [{ name: 'VAT 7 %', rate: 700 }],
    updatedAt: now,
  });
}

function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}
