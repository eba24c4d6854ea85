import { employee } from '@foyer/shared/contract';
import type { Account, TicketedEvent } from '@foyer/shared/domain';
import { smallHouseBlocks, smallHouseEvent } from '@foyer/shared/testing';
import { deactivateEmployee } from '@foyer/shared/use-cases';
import { askEndpoint, type Answer, type Credentials } from './ask.ts';
import type { Sample } from './row.ts';
import { freshId, now, type Member, type World } from './world.ts';

/** Who calls the portal's endpoints. */
export const PORTAL_COLUMNS = [
  'nobody',
  'forged token',
  'customer',
  'organizer, own',
  'organizer, other’s',
  'steward, assigned',
  'steward, not assigned',
  'admin',
  'deactivated',
] as const;

/** Who calls an endpoint of the portal. */
export type PortalColumn = (typeof PORTAL_COLUMNS)[number];

/** What a request to the portal is made on: the caller, and the organizer to whom things belong. */
export type PortalStage = {
  readonly world: World;
  readonly caller: Credentials & Partial<Pick<Member, 'account' | 'refreshToken'>>;
  readonly owner: Member;
  /** An event of the owner; a complete draft unless changed. */
  event(change?: Partial<TicketedEvent>): Promise<TicketedEvent>;
  /** A published event of the owner. */
  onSale(change?: Partial<TicketedEvent>): Promise<TicketedEvent>;
  /** Another employee. */
  colleague(change?: Partial<Account>): Promise<Account>;
  /** Has the owner do something that the request depends on. */
  asOwner(endpoint: keyof typeof employee, sample: Sample): Promise<unknown>;
};

/** Sets the stage for one cell of the table. */
export async function portalStage(world: World, column: PortalColumn): Promise<PortalStage> {
  const caller = await callerOf(world, column);
  const { account } = caller;
  const owns = column === 'organizer, own' || column === 'deactivated';
  const owner = owns ? (caller as Member) : await world.join('organizer');
  const event = async (change: Partial<TicketedEvent> = {}) => {
    const { userId: organizerId, name: organizerName } = owner.account;
    const own = { eventId: freshId('evt'), organizerId, organizerName, updatedAt: now() };
    const made = smallHouseEvent({ ...own, status: 'draft', ...change });
    await world.events.put(made);
    if (column === 'steward, assigned' && account)
      await world.events.assignSteward(made.eventId, account.userId);
    return made;
  };
  if (column === 'deactivated') await deactivate(world, owner.account);
  return {
    ...{ world, caller, owner, event },
    async onSale(change) {
      const { rows, pools } = smallHouseBlocks();
      const made = await event({ status: 'published', ...change });
      await world.seats.createBlocks(made, rows, pools);
      return made;
    },
    colleague: (change) => world.add({ role: 'steward', invitation: invitation(), ...change }),
    async asOwner(name, sample) {
      // A deactivated owner made it while there was access.
      const by = column === 'deactivated' ? await world.join('admin') : owner;
      return done(await askPortal(world, name, by, sample));
    },
  };
}

/** Sends a request to the portal. */
export function askPortal(
  { portal }: World,
  name: string,
  who: Credentials,
  sample: Sample,
): Promise<Answer> {
  const endpoint = employee[name as 'me'];
  return askEndpoint(portal.base, endpoint, who, sample);
}

function done({ outcome, body }: Answer): unknown {
  if (outcome !== 'yes') throw new Error(`What the request depends on was refused: ${outcome}`);
  return body;
}

async function callerOf(world: World, column: PortalColumn): Promise<PortalStage['caller']> {
  switch (column) {
    case 'nobody':
      return {};
    case 'forged token':
      return { token: 'eyJhbGciOiJub25lIn0.eyJyb2xlIjoiYWRtaW4ifQ.' };
    case 'customer':
      return signedIn(await world.join('customer'));
    case 'organizer, own':
    case 'organizer, other’s':
    case 'deactivated':
      return signedIn(await world.join('organizer'));
    case 'steward, assigned':
    case 'steward, not assigned':
      return signedIn(await world.join('steward'));
    case 'admin':
      return signedIn(await world.join('admin'));
  }
}

/** With the refresh token in the cookie of the portal, whichever site it is of. */
function signedIn(member: Member): Member {
  return { ...member, cookie: `foyer_employee_refresh=${member.refreshToken}` };
}

async function deactivate({ portal, add }: World, { userId }: Account): Promise<void> {
  const { userId: employeeId, name } = await add({ role: 'admin' });
  const by = { employeeId, name, role: 'admin', address: '::1' } as const;
  await deactivateEmployee(portal.deps, { by, userId }, now());
}

function invitation(): NonNullable<Account['invitation']> {
  return { generation: 1, sentAt: now(), expiresAt: '2126-01-01T00:00:00.000Z' };
}
