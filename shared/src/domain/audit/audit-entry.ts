import type { EmployeeRole } from '../accounts/account.ts';
import { base32Of, type RandomBytes, type UserId } from '../ids.ts';
import type { Instant } from '../time.ts';
import { changesBetween, type AuditChange } from './changes-between.ts';

/** What employees do that is written down; the word before the dot is what it is done to. */
export const AUDIT_ACTIONS = [
  'account.signed-in',
  'account.password-changed',
  'account.profile-changed',
  'account.sessions-ended',
  'employee.invited',
  'employee.invited-again',
  'employee.deactivated',
  'employee.reactivated',
  'event.created',
  'event.changed',
  'event.cloned',
  'event.deleted',
  'event.publishing',
  'event.unpublishing',
  'event.cancelled',
  'event.plan-changed',
  'event.recounted',
  'category.created',
  'category.changed',
  'category.deleted',
  'image.added',
  'image.changed',
  'image.deleted',
  'promo.created',
  'promo.changed',
  'promo.deleted',
  'steward.assigned',
  'steward.removed',
  'booking.tickets-cancelled',
  'booking.refunded',
  'booking.tickets-resent',
  'booking.made',
  'waitlist.offered',
  'waitlist.removed',
  'plan.created',
  'plan.changed',
  'plan.deleted',
  'ticket.admission-undone',
  'payment.retried',
  'refund.retried',
  'effect.retried',
  'mail.retried',
  'message.sent',
] as const;

/** What an employee did. */
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** Who acts, and from where. */
export type Actor = {
  readonly employeeId: UserId;
  readonly name: string;
  readonly role: EmployeeRole;
  /** Network address of the request. */
  readonly address: string;
};

/** One line of the audit log: who did what to what, when, from where, and what it changed. */
export type AuditEntry = {
  /** `<at>#<random>`: sorts by time and is unique. */
  readonly entryId: string;
  readonly at: Instant;
  readonly actor: Actor;
  readonly action: AuditAction;
  /** What it was done to: an event's, account's or saved plan's id. */
  readonly subject: string;
  /** The subject's name at that moment, for people. */
  readonly subjectName: string;
  readonly changes: readonly AuditChange[];
};

/** What an action did: `before` and `after` are the subject as it was and is, where it was or is. */
export type Deed = {
  readonly action: AuditAction;
  readonly subject: string;
  readonly subjectName: string;
  readonly before?: object;
  readonly after?: object;
};

/** The entry that tells of a deed; what did not change is left out. */
export function auditEntry(
  actor: Actor,
  deed: Deed,
  now: Instant,
  random: RandomBytes,
): AuditEntry {
  const { before, after, ...rest } = deed;
  return {
    entryId: `${now}#${base32Of(random(10))}`,
    at: now,
    actor,
    ...rest,
    changes: changesBetween(before, after),
  };
}
