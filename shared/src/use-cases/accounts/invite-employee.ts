import {
  DomainError,
  auditEntry,
  employeeForLog,
  isEmployeeAccount,
  newId,
  nextInvitation,
  type Account,
  type Actor,
  type Effect,
  type EmployeeAccount,
  type EmployeeRole,
  type Instant,
  type RandomBytes,
  type UserId,
} from '../../domain/index.ts';
import type { AccountKeys, AccountStore, PasswordHasher } from '../ports.ts';
import { changeAccount } from './change-account.ts';

/** What inviting needs. */
export type InviteDeps = {
  readonly accounts: AccountStore;
  readonly passwords: PasswordHasher;
  readonly keys: AccountKeys;
  readonly randomBytes: RandomBytes;
};

/** Who is to join, and who says so. */
export type InvitationRequest = {
  readonly by: Actor;
  readonly email: string;
  readonly name: string;
  readonly role: EmployeeRole;
};

/** Makes an employee's account and mails its one-time password. Throws 'email-taken'. */
export async function inviteEmployee(
  deps: InviteDeps,
  { by, email, name, role }: InvitationRequest,
  now: Instant,
): Promise<EmployeeAccount> {
  const userId = newId('usr', deps.randomBytes);
  const invitation = nextInvitation(undefined, now);
  const account: Account & { role: EmployeeRole } = {
    ...{ userId, role, email, name, invitation },
    passwordHash: await hashOf(deps, userId, invitation.generation),
    active: true,
    mustChangePassword: true,
    createdAt: now,
  };
  const deed = { action: 'employee.invited', subject: userId, subjectName: name } as const;
  const entry = auditEntry(by, { ...deed, after: employeeForLog(account) }, now, deps.randomBytes);
  await deps.accounts.add(account, { entry, effects: [invitationMail(account)] });
  return account;
}

/**
 * Mails a new one-time password to somebody who has not joined; the old one works no more. Throws 'account-not-found',
 * 'already-joined', 'account-inactive', 'busy'.
 */
export async function inviteAgain(
  deps: InviteDeps,
  { by, userId }: { readonly by: Actor; readonly userId: UserId },
  now: Instant,
): Promise<EmployeeAccount> {
  const invited = requireUnjoined(await deps.accounts.find(userId));
  const invitation = nextInvitation(invited.invitation, now);
  const passwordHash = await hashOf(deps, userId, invitation.generation);
  const account = await changeAccount(deps, { userId, orElse: 'account-not-found' }, (current) => {
    const before = requireUnjoined(current);
    // Whoever invites at the same moment mails the next password: this one would never fit.
    if (before.invitation?.generation !== invited.invitation?.generation) return undefined;
    const to = { ...before, invitation, passwordHash };
    const deed = {
      action: 'employee.invited-again',
      subject: userId,
      subjectName: to.name,
    } as const;
    const change = { before: employeeForLog(before), after: employeeForLog(to) };
    const entry = auditEntry(by, { ...deed, ...change }, now, deps.randomBytes);
    return { to, commit: { entry, effects: [invitationMail(to)] } };
  });
  return requireUnjoined(account);
}

function requireUnjoined(account: Account | undefined): Account & { role: EmployeeRole } {
  if (!account || !isEmployeeAccount(account)) throw new DomainError('account-not-found');
  if (!account.active) throw new DomainError('account-inactive');
  if (!account.mustChangePassword) throw new DomainError('already-joined');
  return account;
}

function hashOf(deps: InviteDeps, userId: UserId, generation: number): Promise<string> {
  return deps.passwords.hash(deps.keys.oneTimePassword(userId, generation));
}

/** The mail of an account's newest invitation; the effect names it by its generation and carries no password. */
function invitationMail({ userId, invitation }: Account): Effect {
  const key = String(invitation?.generation ?? 0);
  return { kind: 'send-account-mail', userId, mail: 'invitation', key };
}
