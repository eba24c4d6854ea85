import { DomainError, type BookingId } from '../domain/index.ts';
import type { ChargeState } from '../use-cases/ports.ts';
import { opensAuthentication } from './sandbox-authentication-key.ts';
import type { SandboxCharge } from './sandbox-books.ts';
import { REJECTED, stateOf, tell, type Sandbox } from './sandbox-charges.ts';

/** What the page of the authentication step shows. */
export type Authentication = Pick<
  SandboxCharge,
  'amount' | 'currency' | 'description' | 'returnUrl'
> & { readonly state: ChargeState['state'] };

/** Names a charge and proves that one may see its page. */
export type AuthenticationKey = {
  readonly bookingId: BookingId;
  readonly attempt: number;
  readonly key: string;
};

/** The charge behind an authentication page. Throws 'link-invalid' unless the key belongs to it. */
export async function authenticationOf(
  sandbox: Sandbox,
  asked: AuthenticationKey,
): Promise<Authentication> {
  return shown(sandbox, await chargeBehind(sandbox, asked));
}

/** Takes the customer's answer, unless the charge has ended, and tells the end by webhook. Throws 'link-invalid'. */
export async function authenticate(
  sandbox: Sandbox,
  asked: AuthenticationKey,
  answer: 'approve' | 'reject',
): Promise<Authentication> {
  const charged = await chargeBehind(sandbox, asked);
  const { state } = await stateOf(sandbox, charged);
  if (state === 'action-required') {
    await sandbox.books.conclude(charged, answer === 'approve' ? { state: 'captured' } : REJECTED);
    tell(sandbox, charged, 0);
  }
  return shown(sandbox, charged);
}

async function chargeBehind(sandbox: Sandbox, asked: AuthenticationKey): Promise<SandboxCharge> {
  const genuine = opensAuthentication(sandbox.secret, asked, asked.key);
  const found = genuine && (await sandbox.books.find(asked));
  if (!found) throw new DomainError('link-invalid');
  return found;
}

async function shown(sandbox: Sandbox, charged: SandboxCharge): Promise<Authentication> {
  const { amount, currency, description, returnUrl } = charged;
  const { state } = await stateOf(sandbox, charged);
  return { amount, currency, description, returnUrl, state };
}
