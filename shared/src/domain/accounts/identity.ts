import type { Caller } from '../booking/booking.ts';
import type { Account, Employee } from './account.ts';

/** Who a request comes from: a visitor, a signed-in customer, or a signed-in employee. */
export type Identity = Caller | Employee;

/** A signed-in customer. */
export type Customer = Extract<Caller, { kind: 'customer' }>;

/** What an account signs in as, in the session named. */
export function identityOf(
  account: Pick<Account, 'userId' | 'role' | 'email' | 'name'>,
  sessionId?: string,
): Customer | Employee {
  const { userId, role, email, name } = account;
  const session = sessionId === undefined ? {} : { sessionId };
  return role === 'customer'
    ? { kind: 'customer', customerId: userId, email, name, ...session }
    : { kind: 'employee', employeeId: userId, role, email, name, ...session };
}
