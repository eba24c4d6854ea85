import {
  isConflict,
  type EventId,
  type Instant,
  type ScanId,
  type ScanOutcome,
} from '../../domain/index.ts';
import { recordScan, type RecordDeps, type Scan } from './record-scan.ts';
import { requireWorkedOn, type WorkDeps } from './work-on-event.ts';

/** A scan that a device decided by itself. */
export type QueuedScan = Scan & Required<Pick<Scan, 'offline'>>;

/** What became of a queued scan. */
export type SyncedScan = {
  readonly scanId: ScanId;
  readonly result: ScanOutcome;
  /** The device let somebody through who should have been kept out. */
  readonly conflict: boolean;
};

/**
 * Takes over what a device decided without a connection, in the order in which it happened. Sending it again changes
 * nothing. Whom the device let through is in: where that should not have been, the scan is kept as a conflict. Throws
 * 'event-not-found'.
 */
export async function syncScans(
  deps: WorkDeps & RecordDeps,
  { eventId, by, scans }: Pick<Scan, 'by'> & { eventId: EventId; scans: readonly QueuedScan[] },
  now: Instant,
): Promise<readonly SyncedScan[]> {
  const event = await requireWorkedOn(deps, eventId, by);
  const inOrder = scans.toSorted((one, other) => (one.offline.at < other.offline.at ? -1 : 1));
  const synced: SyncedScan[] = [];
  for (const scan of inOrder) {
    const { record } = await recordScan(deps, event, scan, now);
    synced.push({ scanId: scan.scanId, result: record.result, conflict: isConflict(record) });
  }
  return synced;
}
