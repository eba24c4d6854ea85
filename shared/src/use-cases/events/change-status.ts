import {
  auditEntry,
  DomainError,
  epochOf,
  isRefusal,
  takenOf,
  versionAfter,
  type Actor,
  type AuditAction,
  type EventId,
  type EventStatus,
  type Instant,
  type RandomBytes,
  type TicketedEvent,
} from '../../domain/index.ts';
import type { EventStore, PlanStore, SeatStore } from '../ports.ts';
import { blocksStanding } from './blocks-standing.ts';
import { publishingFaults } from './own-event.ts';
import { requireOwnEvent } from './require-own-event.ts';

/** What beginning to move an event needs; events are read as they stand. */
export type ChangeStatusDeps = {
  events: Pick<EventStore, 'find' | 'move'>;
  plans: Pick<PlanStore, 'find'>;
  seats: Pick<SeatStore, 'readSection' | 'readPools'>;
  randomBytes: RandomBytes;
};

/** Whose event, and who acts. */
export type StatusRequest = { readonly eventId: EventId; readonly by: Actor };

/**
 * Begins to put an own draft on sale; its inventory is written in the background. Throws 'event-not-found',
 * 'event-busy', 'event-not-draft', 'event-changed', and 'event-incomplete' with the faults.
 */
export async function beginPublishing(
  deps: ChangeStatusDeps,
  { eventId, by }: StatusRequest,
  now: Instant,
): Promise<TicketedEvent> {
  const event = await requireOwnEvent(deps, eventId, by);
  requireIdle(event);
  if (event.status !== 'draft') throw new DomainError('event-not-draft', { status: event.status });
  const errors = await publishingFaults(deps, event, now);
  if (errors.length > 0) throw new DomainError('event-incomplete', { errors });
  return begin(deps, { event, to: 'publishing', action: 'event.publishing', by }, now);
}

/**
 * Begins to take an own event down of which nothing is sold or held; the background looks again behind the fence.
 * Throws 'event-not-found', 'event-busy', 'event-not-on-sale', 'event-changed', 'event-has-sales' with the count.
 */
export async function beginUnpublishing(
  deps: ChangeStatusDeps,
  { eventId, by }: StatusRequest,
  now: Instant,
): Promise<TicketedEvent> {
  const event = await requireOwnEvent(deps, eventId, by);
  requireOnShow(event);
  const { sold, held } = takenOf(await blocksStanding(deps, event), epochOf(now));
  if (sold + held > 0) throw new DomainError('event-has-sales', { count: sold + held, sold, held });
  return begin(deps, { event, to: 'unpublishing', action: 'event.unpublishing', by }, now);
}

/**
 * Cancels an own event for good; everybody gets their money back in the background. Throws 'event-not-found',
 * 'event-busy', 'event-not-on-sale', 'event-changed'.
 */
export async function cancelEvent(
  deps: ChangeStatusDeps,
  { eventId, by, reason }: StatusRequest & { readonly reason: string },
  now: Instant,
): Promise<TicketedEvent> {
  const event = await requireOwnEvent(deps, eventId, by);
  requireOnShow(event);
  return begin(deps, { event, to: 'cancelled', action: 'event.cancelled', by, reason }, now);
}

function requireIdle({ status, planChange }: TicketedEvent): void {
  if (planChange || status === 'publishing' || status === 'unpublishing')
    throw new DomainError('event-busy', { status });
}

function requireOnShow(event: TicketedEvent): void {
  requireIdle(event);
  const { status } = event;
  if (status !== 'published') throw new DomainError('event-not-on-sale', { status });
}

type Beginning = {
  readonly event: TicketedEvent;
  readonly to: EventStatus;
  readonly action: AuditAction;
  readonly by: Actor;
  readonly reason?: string;
};

/** Moves the event, with the effect that does the rest in the same commit. */
async function begin(
  deps: ChangeStatusDeps,
  { event, to, action, by, reason = '' }: Beginning,
  now: Instant,
): Promise<TicketedEvent> {
  const { eventId, title, status, updatedAt: expected } = event;
  const updatedAt = versionAfter(event, now);
  const deed = {
    ...{ action, subject: eventId, subjectName: title, before: { status } },
    after: { status: to, ...(reason && { reason }) },
  };
  const entry = auditEntry(by, deed, now, deps.randomBytes);
  const effect = { kind: 'work-on-event' as const, eventId };
  try {
    const step = { from: status, to, expected, reason, entry, effect };
    await deps.events.move(eventId, step, updatedAt);
  } catch (error) {
    // Somebody else moved it first.
    if (isRefusal(error, 'event-not-found')) throw new DomainError('event-busy', { eventId });
    throw error;
  }
  const { statusReason: _before, ...rest } = event;
  return { ...rest, status: to, ...(reason && { statusReason: reason }), updatedAt };
}
