import {
  auditEntry,
  chooseOffers,
  DomainError,
  type Actor,
  type AuditAction,
  type AuditEntry,
  type EntryId,
  type EventId,
  type Instant,
  type RandomBytes,
  type TicketedEvent,
  type WaitlistEntry,
} from '../../domain/index.ts';
import { requireOwnEvent } from '../events/require-own-event.ts';
import type { EventStore, Page, WaitlistStore } from '../ports.ts';
import { makeOffer, roomBehindGates, type OfferDeps } from './make-offer.ts';
import { endEntry } from './settle-offers.ts';

/** What organizers need to work on their waitlists. */
export type OrganizeWaitlistDeps = OfferDeps & {
  events: Pick<EventStore, 'find'>;
  waitlists: Pick<WaitlistStore, 'find' | 'ofEvent' | 'end'>;
  random: () => number;
  randomBytes: RandomBytes;
};

/** A page of an own event's waitlist. Throws 'event-not-found', 'invalid-request'. */
export async function listWaitlist(
  deps: Pick<OrganizeWaitlistDeps, 'events' | 'waitlists'>,
  request: {
    readonly eventId: EventId;
    readonly by: Pick<Actor, 'employeeId' | 'role'>;
    readonly limit: number;
    readonly cursor?: string | undefined;
  },
): Promise<Page<WaitlistEntry>> {
  await requireOwnEvent(deps, request.eventId, request.by);
  return deps.waitlists.ofEvent(request.eventId, request.limit, request.cursor);
}

/** Names an entry and who works on it. */
export type EntryByHand = {
  readonly eventId: EventId;
  readonly entryId: EntryId;
  readonly by: Actor;
};

/**
 * Offers what is free to one party, whoever else waits before it; also while the waitlist is paused.
 * Throws 'event-not-found', 'entry-not-found', 'entry-over', 'nothing-fits'.
 */
export async function offerByHand(
  deps: OrganizeWaitlistDeps,
  { eventId, entryId, by }: EntryByHand,
  now: Instant,
): Promise<WaitlistEntry> {
  const event = await requireOwnEvent(deps, eventId, by);
  const entry = await requireWaiting(deps, eventId, entryId);
  const plan = await deps.plans.find(event.planVersion);
  if (!plan) throw new DomainError('plan-changed', { eventId });
  const { rows, pools } = await roomBehindGates(deps, event, now);
  const [chosen] = chooseOffers({ event, plan, rows, pools }, [entry], deps.random);
  const audit = told(deps, { event, entry, by, action: 'waitlist.offered' }, now);
  if (!chosen || !(await makeOffer(deps, event, { ...chosen, audit }, now)))
    throw new DomainError('nothing-fits', { entryId });
  return requireEntryOf(deps, eventId, entryId);
}

/** Takes a party off the line. Throws 'event-not-found', 'entry-not-found', 'entry-over' for one that is not waiting. */
export async function removeFromWaitlist(
  deps: OrganizeWaitlistDeps,
  { eventId, entryId, by }: EntryByHand,
  now: Instant,
): Promise<void> {
  const event = await requireOwnEvent(deps, eventId, by);
  const entry = await requireWaiting(deps, eventId, entryId);
  const audit = told(deps, { event, entry, by, action: 'waitlist.removed' }, now);
  if (!(await endEntry(deps, entry, 'withdrawn', { at: now, audit })))
    throw new DomainError('entry-over');
}

async function requireWaiting(
  deps: Pick<OrganizeWaitlistDeps, 'waitlists'>,
  eventId: EventId,
  entryId: EntryId,
): Promise<WaitlistEntry> {
  const entry = await requireEntryOf(deps, eventId, entryId);
  if (entry.status !== 'waiting') throw new DomainError('entry-over', { status: entry.status });
  return entry;
}

async function requireEntryOf(
  deps: Pick<OrganizeWaitlistDeps, 'waitlists'>,
  eventId: EventId,
  entryId: EntryId,
): Promise<WaitlistEntry> {
  const entry = await deps.waitlists.find(eventId, entryId);
  if (!entry) throw new DomainError('entry-not-found', { entryId });
  return entry;
}

type Told = {
  readonly event: TicketedEvent;
  readonly entry: WaitlistEntry;
  readonly by: Actor;
  readonly action: AuditAction;
};

function told(
  deps: Pick<OrganizeWaitlistDeps, 'randomBytes'>,
  { event, entry, by, action }: Told,
  now: Instant,
): AuditEntry {
  const { eventId, title } = event;
  const after = { entryId: entry.entryId, party: entry.quantity };
  return auditEntry(
    by,
    { action, subject: eventId, subjectName: title, after },
    now,
    deps.randomBytes,
  );
}
