import type { WaitlistEntryView } from '@foyer/shared/contract';
import { ANY_CALLER, CUSTOMERS, OWN_BOOKING, type SiteRow } from './site-access.ts';
import type { SiteStage } from './site-stage.ts';

/** A party for which the small house has no room side by side. */
const PARTY = {
  quantity: 5,
  categoryIds: ['cat_stalls'],
  together: 'always',
  contact: { name: 'Ada', email: 'ada@example.org' },
};

const join = async (stage: SiteStage) => {
  const { eventId } = await stage.event({ waitlist: 'open' });
  return { params: { eventId }, body: PARTY };
};

const entry = async (stage: SiteStage) => {
  const joined = await stage.asOwner('joinWaitlist', await join(stage));
  const { eventId, entryId } = joined as WaitlistEntryView;
  return { params: { eventId, entryId } };
};

const byLink = async (stage: SiteStage) => {
  const { params } = await entry(stage);
  const link = stage.world.site.deps.links.sign(params.entryId, 1);
  return { params, query: { link } };
};

/** A sign-up for an evening of which all places stand and are free. */
const registration = async (stage: SiteStage) => {
  const { eventId } = await stage.event({
    sections: [{ sectionId: 'sec_floor', name: 'Floor', kind: 'standing', capacity: 7, pools: 2 }],
    categories: [{ categoryId: 'cat_floor', name: 'Floor', colour: '#7a5cff', price: 0 }],
  });
  const contact = { name: 'Ada', email: 'ada@example.org' };
  return { params: { eventId }, body: { contact, categoryId: 'cat_floor' } };
};

/** For whoever waits; to others there is no such entry. */
const OWN_ENTRY: SiteRow['expected'] = {
  ...OWN_BOOKING,
  nobody: 'entry-not-found',
  'visitor, other’s': 'entry-not-found',
  'customer, other’s': 'entry-not-found',
};

/** The site's lines about signing up and waiting. */
export const SITE_WAITLIST_ROWS: readonly SiteRow[] = [
  { endpoint: 'registerForEvent', expected: ANY_CALLER, ask: registration },
  { endpoint: 'joinWaitlist', expected: ANY_CALLER, ask: join },
  { endpoint: 'getWaitlistEntry', expected: OWN_ENTRY, ask: entry },
  {
    endpoint: 'getWaitlistEntry',
    variant: 'by its mailed link',
    expected: ANY_CALLER,
    ask: byLink,
  },
  { endpoint: 'leaveWaitlist', expected: OWN_ENTRY, ask: entry },
  { endpoint: 'leaveWaitlist', variant: 'by its mailed link', expected: ANY_CALLER, ask: byLink },
  {
    endpoint: 'listMyWaitlistEntries',
    // An account that is gone waits nowhere: the list is empty.
    expected: { ...CUSTOMERS, 'account deleted': 'yes' },
  },
];
