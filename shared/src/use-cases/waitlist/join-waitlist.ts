import {
  chooseOffers,
  DomainError,
  newEntry,
  type Caller,
  type Contact,
  type EntryWish,
  type EventId,
  type Instant,
  type RandomBytes,
  type TicketedEvent,
  type WaitlistEntry,
} from '../../domain/index.ts';
import type { Deriver, EventStore, PlanStore, RoomReader, WaitlistStore } from '../ports.ts';
import { isOwnEntry, waitingCustomer } from './require-entry.ts';

/** What joining needs. */
export type JoinDeps = {
  events: Pick<EventStore, 'find'>;
  plans: PlanStore;
  rooms: RoomReader;
  waitlists: Pick<WaitlistStore, 'join'>;
  derive: Deriver;
  random: () => number;
  randomBytes: RandomBytes;
};

/** Somebody's wish to wait. */
export type JoinRequest = Pick<EntryWish, 'quantity' | 'categoryIds' | 'together'> & {
  readonly eventId: EventId;
  readonly caller: Caller;
  readonly contact: Contact;
};

/**
 * Puts a party at the end of an event's line; who waits there already keeps their place and wish. Throws
 * 'event-not-found', 'waitlist-closed', 'too-many-tickets', 'category-unknown', 'places-free', 'waits-already' where
 * another browser or account waits by that address: what is offered to it is none of the caller's business.
 */
export async function joinWaitlist(
  deps: JoinDeps,
  { eventId, caller, ...wish }: JoinRequest,
  now: Instant,
): Promise<WaitlistEntry> {
  const event = await deps.events.find(eventId);
  if (!event) throw new DomainError('event-not-found', { eventId });
  const entry = newEntry(event, { ...wish, ...ownerOf(caller) }, deps.randomBytes, now);
  await requireNothingFree(deps, event, entry);
  const { entryId } = entry;
  const stands = await deps.waitlists.join(entry, waitingCustomer(deps, wish.contact.email), [
    { kind: 'send-waitlist-mail', eventId, entryId, mail: 'joined' },
  ]);
  if (!isOwnEntry(stands, caller)) throw new DomainError('waits-already', { eventId });
  return stands;
}

function ownerOf(caller: Caller): Pick<WaitlistEntry, 'customerId' | 'visitorId'> {
  return caller.kind === 'customer'
    ? { customerId: caller.customerId }
    : { visitorId: caller.visitorId };
}

/** What the public may have now needs no waiting; what it sees may be a second old, so this is a courtesy. */
async function requireNothingFree(
  deps: JoinDeps,
  event: TicketedEvent,
  entry: WaitlistEntry,
): Promise<void> {
  const plan = await deps.plans.find(event.planVersion);
  if (!plan) return;
  const { rows, pools } = await deps.rooms.view(event);
  const fitting = chooseOffers({ event, plan, rows, pools }, [entry], deps.random);
  if (fitting.length > 0) throw new DomainError('places-free');
}
