import type { Access } from '../contract/index.ts';
import { DomainError, type Identity, type Role } from '../domain/index.ts';
import type { RequestContext } from './request-context.ts';

/**
 * Lets a request pass if its sender may call the endpoint. Throws 'not-signed-in', 'role-missing', and the faults of its
 * token and its session.
 */
export async function requireAccess(access: Access, context: RequestContext): Promise<void> {
  if (access === 'public') return;
  const identity = context.identity();
  if (access === 'caller') return;
  const role = roleOf(identity);
  if (!role) throw new DomainError('not-signed-in');
  if (!access.includes(role)) throw new DomainError('role-missing');
  await context.checkSession(identity);
}

function roleOf(identity: Identity): Role | undefined {
  if (identity.kind === 'visitor') return undefined;
  return identity.kind === 'customer' ? 'customer' : identity.role;
}
