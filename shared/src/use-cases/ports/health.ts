import type {
  AuditEntry,
  DeadEffect,
  EventCheck,
  EventId,
  Instant,
  JobLease,
  MailQueue,
  PaymentAttempt,
  Refund,
  TroubleRef,
} from '../../domain/index.ts';

/** Attempts that count as trouble: captured or ended before these moments and without an outcome. */
export type OverdueSince = { readonly capturedBefore: Instant; readonly endedBefore: Instant };

/** What the tables say of how the platform is. Every read is bounded. */
export type HealthStore = {
  /** Attempts without an outcome that are overdue, or that reconciliation failed on many times. */
  overdueAttempts(since: OverdueSince): Promise<readonly PaymentAttempt[]>;
  /** Refunds that were owed before a moment and are not paid out. */
  unpaidRefunds(owedBefore: Instant): Promise<readonly Refund[]>;
  deadEffects(): Promise<readonly DeadEffect[]>;
  mailQueue(): Promise<MailQueue>;
  leases(): Promise<readonly JobLease[]>;
  checks(): Promise<readonly EventCheck[]>;
  keepCheck(check: EventCheck): Promise<void>;
  dropCheck(eventId: EventId): Promise<void>;
  /** Lets the jobs take a trouble up again now, with the log's entry. False when it is over or gone. */
  retry(ref: TroubleRef, entry: AuditEntry): Promise<boolean>;
};
