import { customer, type BookingView } from '@foyer/shared/contract';
import type { TicketedEvent } from '@foyer/shared/domain';
import { smallHouseBlocks, smallHouseEvent } from '@foyer/shared/testing';
import { askEndpoint, type Answer, type Credentials } from './ask.ts';
import type { Sample } from './row.ts';
import { freshId, now, PASSWORD, type Member, type World } from './world.ts';

/** Who calls the site's endpoints. */
export const SITE_COLUMNS = [
  'nobody',
  'visitor, own',
  'visitor, other’s',
  'customer, own',
  'customer, other’s',
  'account deleted',
  'employee',
  'forged token',
] as const;

/** Who calls an endpoint of the site. */
export type SiteColumn = (typeof SITE_COLUMNS)[number];

/** What a request to the site is made on: the caller, and whose bookings there are. */
export type SiteStage = {
  readonly world: World;
  readonly caller: Credentials & Partial<Pick<Member, 'account' | 'refreshToken'>>;
  /** An event on sale. */
  event(change?: Partial<TicketedEvent>): Promise<TicketedEvent>;
  /** A hold of the owner. */
  booking(): Promise<BookingView>;
  /** Lets happen what comes between the preparations and the request. */
  meanwhile(): Promise<void>;
  /** Has the owner do something that the request depends on. */
  asOwner(endpoint: keyof typeof customer, sample: Sample): Promise<unknown>;
};

const PROOF = { body: { password: PASSWORD } };
const OWNERS: readonly SiteColumn[] = ['visitor, own', 'customer, own', 'account deleted'];

/** Sets the stage for one cell of the table. */
export async function siteStage(world: World, column: SiteColumn): Promise<SiteStage> {
  const caller = await callerOf(world, column);
  const owner = OWNERS.includes(column) ? caller : await visitor(world);
  const event: SiteStage['event'] = (change) => putOnSale(world, change);
  const asOwner: SiteStage['asOwner'] = async (endpoint, sample) =>
    done(await askSite(world, endpoint, owner, sample));
  return {
    ...{ world, caller, event, asOwner },
    async meanwhile() {
      if (column === 'account deleted') await asOwner('deleteAccount', PROOF);
    },
    async booking() {
      const { eventId } = await event();
      const body = { seats: ['a1'] };
      return (await asOwner('holdSeats', { params: { eventId }, body })) as BookingView;
    },
  };
}

/** Sends a request to the site. */
export function askSite(
  { site }: World,
  name: string,
  who: Credentials,
  sample: Sample,
): Promise<Answer> {
  return askEndpoint(site.base, customer[name as 'me'], who, sample);
}

function done({ outcome, body }: Answer): unknown {
  if (outcome !== 'yes') throw new Error(`What the request depends on was refused: ${outcome}`);
  return body;
}

async function putOnSale(
  world: World,
  change: Partial<TicketedEvent> = {},
): Promise<TicketedEvent> {
  const { rows, pools } = smallHouseBlocks();
  const salesOpenAt = '2026-01-01T00:00:00.000Z';
  const selfCancel = { hoursBefore: 1, keepsFees: true };
  const rules = { salesOpenAt, selfCancel };
  const event = smallHouseEvent({ eventId: freshId('evt'), updatedAt: now(), ...rules, ...change });
  await world.seats.createBlocks(event, rows, pools);
  await world.events.put(event);
  return event;
}

async function callerOf(world: World, column: SiteColumn): Promise<SiteStage['caller']> {
  switch (column) {
    case 'nobody':
      return {};
    case 'forged token':
      return { token: 'eyJhbGciOiJub25lIn0.eyJyb2xlIjoiY3VzdG9tZXIifQ.' };
    case 'visitor, own':
    case 'visitor, other’s':
      return visitor(world);
    case 'customer, own':
    case 'customer, other’s':
    case 'account deleted':
      return signedIn(await world.join('customer'));
    case 'employee':
      return signedIn(await world.join('admin'));
  }
}

function signedIn(member: Member): Member {
  return { ...member, cookie: `foyer_refresh=${member.refreshToken}` };
}

/** A browser that the site knows by the cookie that it gave. */
async function visitor({ site }: World): Promise<Credentials> {
  const params = { bookingId: 'bkg_0000000000000000' };
  const { cookie } = await askEndpoint(site.base, customer.getBooking, {}, { params });
  if (cookie === undefined) throw new Error('The site gave a browser no cookie.');
  return { cookie };
}
