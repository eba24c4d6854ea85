import type { Actor, Instant } from '../../domain/index.ts';
import { inviteAgain, inviteEmployee, type InviteDeps } from './invite-employee.ts';

/** Who acts in the log where nobody is signed in. */
const OPERATIONS: Actor = {
  employeeId: 'usr_operations',
  name: 'Operations',
  role: 'admin',
  address: 'command line',
};

/**
 * Invites the admin with whom a platform begins, or mails the invitation again while nobody has followed it. Does nothing
 * once an admin has joined: admins are invited by admins.
 */
export async function inviteFirstAdmin(
  deps: InviteDeps,
  { email, name }: { readonly email: string; readonly name: string },
  now: Instant,
): Promise<'invited' | 'has-admin'> {
  const admins = (await deps.accounts.employees()).filter(({ role }) => role === 'admin');
  if (admins.some(({ mustChangePassword }) => !mustChangePassword)) return 'has-admin';
  const invited = admins.find((admin) => admin.email === email);
  if (invited) await inviteAgain(deps, { by: OPERATIONS, userId: invited.userId }, now);
  else await inviteEmployee(deps, { by: OPERATIONS, email, name, role: 'admin' }, now);
  return 'invited';
}
