import {
  DomainError,
  normaliseEmail,
  type Caller,
  type EntryId,
  type EventId,
  type WaitlistEntry,
} from '../../domain/index.ts';
import type { Deriver, LinkSigner, WaitlistStore } from '../ports.ts';

/** Names an entry, and says why somebody may see it: who they are, or the key of a mailed link. */
export type EntryAccess = {
  readonly eventId: EventId;
  readonly entryId: EntryId;
  readonly caller: Caller;
  readonly link?: string | undefined;
};

type Deps = { waitlists: Pick<WaitlistStore, 'find'>; links: LinkSigner };

/** An entry has one link for ever: it opens nothing but the entry. */
export const ENTRY_LINK_VERSION = 1;

/** The entry, if it is the caller's or the link is its own. Throws 'entry-not-found', 'link-invalid'. */
export async function requireEntry(
  deps: Deps,
  { eventId, entryId, caller, link }: EntryAccess,
): Promise<WaitlistEntry> {
  const entry = await deps.waitlists.find(eventId, entryId);
  if (link !== undefined) {
    if (!entry || !deps.links.check(link, entryId, ENTRY_LINK_VERSION))
      throw new DomainError('link-invalid');
    return entry;
  }
  if (!entry || !isOwnEntry(entry, caller)) throw new DomainError('entry-not-found', { entryId });
  return entry;
}

/** An account owns its entries; an entry without account belongs to the browser that made it. */
export function isOwnEntry(entry: WaitlistEntry, caller: Caller): boolean {
  if (entry.customerId !== undefined)
    return caller.kind === 'customer' && caller.customerId === entry.customerId;
  return entry.visitorId !== undefined && entry.visitorId === caller.visitorId;
}

/** How a line tells its customers apart: by an HMAC of their address. */
export function waitingCustomer(deps: { derive: Deriver }, email: string): string {
  return deps.derive('customer', normaliseEmail(email));
}
