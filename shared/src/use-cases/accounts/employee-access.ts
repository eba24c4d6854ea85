import {
  DomainError,
  auditEntry,
  employeeForLog,
  employeePage,
  isEmployeeAccount,
  stewardsAmong,
  type Account,
  type Actor,
  type AuditAction,
  type EmployeeAccount,
  type EmployeeQuery,
  type EmployeeRole,
  type Instant,
  type RandomBytes,
  type UserId,
} from '../../domain/index.ts';
import type { AccountStore } from '../ports.ts';
import { changeAccount, withSessionsEnded, type AccountStep } from './change-account.ts';
import { sweepSessions } from './end-sessions.ts';
import type { HolderDeps } from './require-session.ts';

type Deps = HolderDeps & { readonly randomBytes: RandomBytes };

/** Whose access is meant, and who decides on it. */
export type AccessRequest = { readonly by: Actor; readonly userId: UserId };

/**
 * Takes an employee's access away and ends their sessions; a repeat changes nothing. Throws 'own-account',
 * 'account-not-found', and 'account-inactive' to an admin whose own access was just taken away.
 */
export async function deactivateEmployee(
  deps: Deps,
  request: AccessRequest,
  now: Instant,
): Promise<EmployeeAccount> {
  const { by, userId } = request;
  if (by.employeeId === userId) throw new DomainError('own-account');
  const account = await changeEmployee(deps, userId, (current) => {
    if (!current.active) return undefined;
    const to = withSessionsEnded({ ...current, active: false });
    const step = stepTo(deps, { by, action: 'employee.deactivated', before: current, to }, now);
    return { ...step, commit: { ...step.commit, by: by.employeeId } };
  });
  await sweepSessions(deps, account);
  return account;
}

/** Gives an employee's access back; a repeat changes nothing. Throws 'account-not-found'. */
export async function reactivateEmployee(
  deps: Deps,
  { by, userId }: AccessRequest,
  now: Instant,
): Promise<EmployeeAccount> {
  return changeEmployee(deps, userId, (current) => {
    if (current.active) return undefined;
    const to = { ...current, active: true };
    return stepTo(deps, { by, action: 'employee.reactivated', before: current, to }, now);
  });
}

/** One page of the employees that an admin looks for. */
export async function listEmployees(
  { accounts }: { readonly accounts: Pick<AccountStore, 'employees'> },
  query: EmployeeQuery,
): Promise<ReturnType<typeof employeePage>> {
  return employeePage(await accounts.employees(), query);
}

/** The stewards whom an organizer may give work. */
export async function listStewards({
  accounts,
}: {
  readonly accounts: Pick<AccountStore, 'employees'>;
}): Promise<readonly EmployeeAccount[]> {
  return stewardsAmong(await accounts.employees());
}

async function changeEmployee(
  deps: Deps,
  userId: UserId,
  decide: (account: Account) => AccountStep | undefined,
): Promise<Account & { role: EmployeeRole }> {
  const account = await changeAccount(deps, { userId, orElse: 'account-not-found' }, (current) =>
    decide(requireEmployee(current)),
  );
  return requireEmployee(account);
}

function requireEmployee(account: Account): Account & { role: EmployeeRole } {
  if (!isEmployeeAccount(account)) throw new DomainError('account-not-found');
  return account;
}

type Step = {
  readonly by: Actor;
  readonly action: AuditAction;
  readonly before: Account;
  readonly to: Account;
};

/** The change with its line in the audit log. */
function stepTo(
  { randomBytes }: Deps,
  { by, action, before, to }: Step,
  now: Instant,
): AccountStep {
  const deed = { action, subject: to.userId, subjectName: to.name };
  const change = { before: employeeForLog(before), after: employeeForLog(to) };
  return { to, commit: { entry: auditEntry(by, { ...deed, ...change }, now, randomBytes) } };
}
