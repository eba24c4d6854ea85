import { setTimeout as sleep } from 'node:timers/promises';
import { instantOf } from '@foyer/shared/domain';
import { passwordHasher } from '@foyer/shared/gateways';
import { accountStore, type Database } from '@foyer/shared/storage';
import type { Purchases } from './purchases.ts';
import type { Rehearsal } from './rehearsal.ts';
import type { SiteBuild } from './site-builds.ts';
import { visitSite } from './site-visitors.ts';
import type { WatchedClient } from './watched-client.ts';

/** People who use both sites until they are told to stop. */
export type Load = { stop(): Promise<void> };

/** How many of each do what they do again and again, and how long they rest in between. */
const PEOPLE = { buyers: 6, visitors: 3, readers: 3, organizers: 1, employees: 1 };
const REST_MS = 250;

const ORGANIZER = {
  userId: 'usr_bench',
  email: 'organizer@bench.example.org',
  password: 'a quiet office at night',
};

/** Lets buyers buy, visitors open pages with their files, readers look at events, and an organizer look at figures. */
export async function startLoad(
  { room, versions, db }: Rehearsal,
  client: WatchedClient,
  sales: Purchases,
): Promise<Load> {
  await addOrganizer(db);
  const authorization = await signIn(client);
  const { eventId } = room.event;
  const pages = {
    root: '/' as const,
    builds: versions.map(({ customer }) => customer),
    opened: new Set<SiteBuild>(),
  };
  const portal = {
    root: '/admin/' as const,
    builds: versions.map(({ employee }) => employee),
    opened: new Set<SiteBuild>(),
  };
  const acts: Readonly<Record<keyof typeof PEOPLE, () => Promise<unknown>>> = {
    buyers: () => sales.buy(),
    visitors: () => visitSite(client, pages),
    employees: () => visitSite(client, portal),
    async readers() {
      await client.ask('/api/events?limit=20');
      await client.ask(`/api/events/${eventId}`);
      await client.ask(`/api/events/${eventId}/availability`);
    },
    async organizers() {
      await client.ask(`/admin/api/events/${eventId}/dashboard`, { headers: { authorization } });
      await client.ask(`/admin/api/events/${eventId}/bookings`, { headers: { authorization } });
    },
  };
  let stopping = false;
  const repeat = async (act: () => Promise<unknown>): Promise<void> => {
    while (!stopping) {
      await act();
      await sleep(REST_MS);
    }
  };
  const running = Object.entries(acts).flatMap(([who, act]) =>
    Array.from({ length: PEOPLE[who as keyof typeof PEOPLE] }, () => repeat(act)),
  );
  return {
    async stop() {
      stopping = true;
      await Promise.all(running);
    },
  };
}

async function addOrganizer(db: Database): Promise<void> {
  const passwords = passwordHasher();
  const { password, ...known } = ORGANIZER;
  await accountStore(db).add({
    ...{ ...known, role: 'organizer', name: 'Bench Organizer', active: true },
    ...{ mustChangePassword: false, createdAt: instantOf(Date.now()) },
    passwordHash: await passwords.hash(password),
  });
  await passwords.close();
}

async function signIn(client: WatchedClient): Promise<string> {
  const { email, password } = ORGANIZER;
  const answer = await client.ask('/admin/api/auth/sign-in', {
    method: 'POST',
    body: { email, password },
  });
  const session = JSON.parse(answer?.body.toString() ?? '{}') as { accessToken?: string };
  return `Bearer ${session.accessToken ?? ''}`;
}
