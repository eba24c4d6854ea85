import { readFile } from 'node:fs/promises';
import type { EventId, Instant } from '@foyer/shared/domain';
import { fingerprint } from '@foyer/shared/gateways';
import {
  publishEvent,
  savePlan,
  type AccountStore,
  type EventStore,
  type ObjectStore,
  type PasswordHasher,
  type PlanStore,
  type SeatStore,
} from '@foyer/shared/use-cases';
import { ARENA_EVENTS } from './arena-events.ts';
import { CLUB_EVENTS } from './club-events.ts';
import {
  DEMO_ACCOUNTS,
  DEMO_ORGANIZERS,
  DEMO_PASSWORD,
  DEMO_STEWARD,
  type DemoAccount,
} from './demo-accounts.ts';
import { IMAGE_WIDTHS, imageNames, type DemoEvent } from './demo-events.ts';
import { DEMO_ROOMS } from './demo-rooms.ts';
import { MEETUP_EVENTS } from './meetup-events.ts';
import { sellInThePast, type PastSaleDeps } from './past-sales.ts';
import { sellDemo, type SaleDeps } from './sell-demo.ts';
import { THEATRE_EVENTS } from './theatre-events.ts';
import { demoEventDraft, slugOf } from './demo-event-draft.ts';

/** What seeding works with. */
export type DemoDeps = SaleDeps &
  PastSaleDeps & {
    readonly accounts: AccountStore;
    readonly passwords: Pick<PasswordHasher, 'hash'>;
    readonly events: EventStore;
    readonly plans: PlanStore;
    readonly seats: Pick<SeatStore, 'createBlocks' | 'countBlocks' | 'hold' | 'release'>;
    readonly objects: ObjectStore;
  };

/** Every event of the demo. */
export const DEMO_EVENTS: readonly DemoEvent[] = [
  ...THEATRE_EVENTS,
  ...ARENA_EVENTS,
  ...CLUB_EVENTS,
  ...MEETUP_EVENTS,
];

/**
 * Fills an empty system with accounts, rooms, events and pictures. Repeating it goes on where it was left; an event
 * that is over comes back with a new date.
 */
export async function seedDemo(deps: DemoDeps, now: Instant): Promise<void> {
  await Promise.all([seedAccounts(deps, now), seedImages(deps)]);
  const upcoming = await upcomingEvents(deps, now);
  for (const demo of DEMO_EVENTS) await seedEvent(deps, demo, upcoming.get(demo.slug), now);
}

async function seedAccounts({ accounts, passwords }: DemoDeps, now: Instant): Promise<void> {
  const missing: DemoAccount[] = [];
  for (const demo of DEMO_ACCOUNTS) if (!(await accounts.find(demo.userId))) missing.push(demo);
  if (missing.length === 0) return;
  const passwordHash = await passwords.hash(DEMO_PASSWORD);
  for (const demo of missing) {
    await accounts.add({
      ...demo,
      passwordHash,
      active: true,
      mustChangePassword: false,
      emailVerifiedAt: now,
      createdAt: now,
    });
  }
}

async function seedImages({ objects }: DemoDeps): Promise<void> {
  const names = DEMO_EVENTS.flatMap(imageNames).flatMap((name) =>
    IMAGE_WIDTHS.map((width) => `${name}-${width}.webp`),
  );
  await Promise.all(
    names.map(async (name) => {
      const content = await readFile(new URL(`./images/${name}`, import.meta.url));
      const stored = await objects.get(`images/${name}`);
      if (stored && content.equals(stored.content)) return;
      await objects.put(`images/${name}`, content, 'image/webp');
    }),
  );
}

/** The demo events that are not over, by slug; those that a crash left unpublished are among them. */
async function upcomingEvents({ events }: DemoDeps, now: Instant): Promise<Map<string, EventId>> {
  const organizers = Object.values(DEMO_ORGANIZERS);
  const ids = await Promise.all(organizers.map(({ userId }) => events.workedOnBy(userId)));
  const found = await Promise.all(ids.flat().map((eventId) => events.find(eventId)));
  return new Map(
    found.flatMap((event) =>
      event && event.endsAt > now ? [[slugOf(event.eventId), event.eventId]] : [],
    ),
  );
}

async function seedEvent(
  deps: DemoDeps,
  demo: DemoEvent,
  existing: EventId | undefined,
  now: Instant,
): Promise<void> {
  const eventId = existing ?? (await draftEvent(deps, demo, now));
  await deps.events.assignSteward(eventId, DEMO_STEWARD.userId);
  await publishEvent(deps, eventId, now);
  if (demo.sold && !existing) await sellInThePast(deps, eventId, demo.sold, now);
  if (demo.taken && !existing) await sellDemo(deps, eventId, demo.taken, now);
}

async function draftEvent(deps: DemoDeps, demo: DemoEvent, now: Instant): Promise<EventId> {
  const room = await savePlan({ ...deps, hash: fingerprint }, DEMO_ROOMS[demo.room].draw());
  const draft = demoEventDraft(demo, room, now);
  await deps.events.put(draft);
  return draft.eventId;
}
