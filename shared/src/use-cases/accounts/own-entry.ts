import {
  UNKNOWN_PLACE,
  auditEntry,
  isEmployeeAccount,
  type Account,
  type AuditAction,
  type AuditEntry,
  type Instant,
  type Place,
  type RandomBytes,
} from '../../domain/index.ts';

/** What somebody does with their own account, and from where. */
export type OwnDeed = {
  readonly action: AuditAction;
  readonly account: Account;
  readonly place?: Place | undefined;
  readonly before?: object;
  readonly after?: object;
};

/** The audit log's line of what an employee does with their own account; customers leave none. */
export function ownEntry(
  { randomBytes }: { readonly randomBytes: RandomBytes },
  { account, place = UNKNOWN_PLACE, ...deed }: OwnDeed,
  now: Instant,
): AuditEntry | undefined {
  if (!isEmployeeAccount(account)) return undefined;
  const { userId, name, role } = account;
  const actor = { employeeId: userId, name, role, address: place.address };
  return auditEntry(actor, { ...deed, subject: userId, subjectName: name }, now, randomBytes);
}
