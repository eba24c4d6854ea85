import {
  AUDIT_BEGINS,
  later,
  MINUTE_MS,
  type AuditEntry,
  type Instant,
} from '../../domain/index.ts';
import type { AuditLog, AuditQuery, Page } from '../ports.ts';

/** What searching the audit log needs. */
export type SearchAuditDeps = { audit: Pick<AuditLog, 'search'> };

/** Which entries are wanted; without times those of all time. */
export type AuditWishes = Omit<AuditQuery, 'from' | 'until'> & {
  readonly from?: Instant | undefined;
  /** Exclusive. */
  readonly until?: Instant | undefined;
};

/** The entries of the audit log that are wanted, newest first. Throws 'invalid-request' for a cursor that is not ours. */
export function searchAudit(
  deps: SearchAuditDeps,
  { from = AUDIT_BEGINS, until, ...wishes }: AuditWishes,
  now: Instant,
): Promise<Page<AuditEntry>> {
  // The clock of another task may run a little ahead of ours.
  const newest = later(now, MINUTE_MS);
  return deps.audit.search({
    ...wishes,
    from: from > AUDIT_BEGINS ? from : AUDIT_BEGINS,
    until: until !== undefined && until < newest ? until : newest,
  });
}
