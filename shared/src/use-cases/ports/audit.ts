import type { AuditAction, AuditEntry, Instant, UserId } from '../../domain/index.ts';
import type { Page } from './bookings.ts';

/** Which entries of the audit log are wanted; what is absent does not matter. */
export type AuditQuery = {
  /** Part of a name, of a subject or of a changed value, whatever its case. */
  readonly search?: string | undefined;
  readonly action?: AuditAction | undefined;
  readonly actor?: UserId | undefined;
  readonly subject?: string | undefined;
  readonly from: Instant;
  /** Exclusive. */
  readonly until: Instant;
  readonly size: number;
  readonly cursor?: string | undefined;
};

/** The log of what employees do. Most entries are committed with the change they tell of; see the stores that take one. */
export type AuditLog = {
  /** Writes an entry that stands alone; a repeat changes nothing. */
  add(entry: AuditEntry): Promise<void>;
  /**
   * Newest first. One search does a bounded amount of work: where few entries match, it may answer with fewer than
   * asked for, or none, and a cursor that goes on from there. Throws 'invalid-request' for a cursor that is not ours.
   */
  search(query: AuditQuery): Promise<Page<AuditEntry>>;
};
