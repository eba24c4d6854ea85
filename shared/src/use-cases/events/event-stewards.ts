import {
  auditEntry,
  DomainError,
  type Account,
  type Actor,
  type EventId,
  type Instant,
  type RandomBytes,
  type UserId,
} from '../../domain/index.ts';
import type { AccountStore, EventStore } from '../ports.ts';
import { requireOwnEvent } from './require-own-event.ts';

/** What working on the stewards of an event needs. */
export type StewardDeps = {
  events: Pick<EventStore, 'find' | 'stewardsOf' | 'assignSteward' | 'removeSteward'>;
  accounts: Pick<AccountStore, 'find'>;
  randomBytes: RandomBytes;
};

type Request = { readonly eventId: EventId; readonly by: Pick<Actor, 'employeeId' | 'role'> };
type Assignment = { readonly eventId: EventId; readonly by: Actor; readonly stewardId: UserId };

/** The stewards of an own event, by name. Throws 'event-not-found'. */
export async function listEventStewards(
  deps: StewardDeps,
  { eventId, by }: Request,
): Promise<readonly Account[]> {
  await requireOwnEvent(deps, eventId, by);
  const stewardIds = await deps.events.stewardsOf(eventId);
  const accounts = await Promise.all(stewardIds.map((userId) => deps.accounts.find(userId)));
  return accounts
    .filter((account) => account !== undefined)
    .sort((one, other) => one.name.localeCompare(other.name));
}

/** Lets an active steward scan at an own event; a repeat changes nothing. Throws 'event-not-found', 'steward-not-found'. */
export async function assignSteward(
  deps: StewardDeps,
  { eventId, by, stewardId }: Assignment,
  now: Instant,
): Promise<void> {
  const event = await requireOwnEvent(deps, eventId, by);
  const account = await deps.accounts.find(stewardId);
  if (account?.role !== 'steward' || !account.active)
    throw new DomainError('steward-not-found', { eventId, stewardId });
  if ((await deps.events.stewardsOf(eventId)).includes(stewardId)) return;
  const deed = {
    action: 'steward.assigned' as const,
    subject: eventId,
    subjectName: event.title,
    after: { steward: account.name, stewardId },
  };
  const entry = auditEntry(by, deed, now, deps.randomBytes);
  await deps.events.assignSteward(eventId, stewardId, entry);
}

/** Takes a steward off an own event. Throws 'event-not-found', 'steward-not-found'. */
export async function removeSteward(
  deps: StewardDeps,
  { eventId, by, stewardId }: Assignment,
  now: Instant,
): Promise<void> {
  const event = await requireOwnEvent(deps, eventId, by);
  const account = await deps.accounts.find(stewardId);
  const deed = {
    action: 'steward.removed' as const,
    subject: eventId,
    subjectName: event.title,
    before: { steward: account?.name ?? '', stewardId },
  };
  const entry = auditEntry(by, deed, now, deps.randomBytes);
  await deps.events.removeSteward(eventId, stewardId, entry);
}
