import type { Actor, EventId, ScanRecord } from '../../domain/index.ts';
import { requireOwnEvent } from '../events/require-own-event.ts';
import type { EventStore, Page, ScanStore } from '../ports.ts';

/** What looking at the scans of an event needs. */
export type ScanListDeps = { events: Pick<EventStore, 'find'>; scans: ScanStore };

type Request = { readonly eventId: EventId; readonly by: Pick<Actor, 'employeeId' | 'role'> };

/** A scan that should have let nobody through, with the one by which the ticket had been used. */
export type Conflict = { readonly scan: ScanRecord; readonly other?: ScanRecord };

const MOST_CONFLICTS = 200;

/** Whom devices without connection let through at an own event although they should not have, latest first. Throws 'event-not-found'. */
export async function listConflicts(
  deps: ScanListDeps,
  { eventId, by }: Request,
): Promise<readonly Conflict[]> {
  await requireOwnEvent(deps, eventId, by);
  const scans = await deps.scans.conflictsOf(eventId, MOST_CONFLICTS);
  return Promise.all(
    scans.map(async (scan) => {
      const other = scan.usedBy && (await deps.scans.find(eventId, scan.usedBy));
      return other ? { scan, other } : { scan };
    }),
  );
}

/** The scans of an own event, the device's latest first. Throws 'event-not-found', 'invalid-request'. */
export async function listScans(
  deps: ScanListDeps,
  { eventId, by }: Request,
  query: { readonly size: number; readonly cursor?: string | undefined },
): Promise<Page<ScanRecord>> {
  await requireOwnEvent(deps, eventId, by);
  return deps.scans.ofEvent(eventId, query);
}
