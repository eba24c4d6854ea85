import type { Arrivals, Attendance, EventId, ScanId, ScanRecord } from '../../domain/index.ts';
import type { Page } from './bookings.ts';

/** What was scanned at the doors. Scans that let somebody through are written with the ticket that they move. */
export type ScanStore = {
  /** Keeps a scan unless one of its id is kept already; answers with the one that is. */
  keep(scan: ScanRecord): Promise<ScanRecord>;
  find(eventId: EventId, scanId: ScanId): Promise<ScanRecord | undefined>;
  /** Scans of an event, the device's latest first. Throws 'invalid-request' for a cursor that is not ours. */
  ofEvent(
    eventId: EventId,
    query: { readonly size: number; readonly cursor?: string | undefined },
  ): Promise<Page<ScanRecord>>;
  /** Scans by which a device without connection let somebody through who should have been kept out, latest first. */
  conflictsOf(eventId: EventId, limit: number): Promise<readonly ScanRecord[]>;
};

/** How many came: a projection of the outbox, half a second behind the doors. */
export type AttendanceStore = {
  attendance(eventId: EventId): Promise<Attendance>;
  /** First admissions by minute, in order; a minute without any is left out. */
  arrivals(eventId: EventId): Promise<readonly Arrivals[]>;
};
