import { base32Of } from '../ids.ts';
import { DAY_MS, later, type Instant } from '../time.ts';
import {
  portalOf,
  type Account,
  type EmployeeAccount,
  type EmployeeRole,
  type Invitation,
} from './account.ts';

/** How long the one-time password of an invitation holds. */
const INVITATION_MS = 7 * DAY_MS;

/** The groups and their length in which people read a one-time password: 100 bits of base 32. */
const GROUP = /.{5}/g;
const ONE_TIME_LENGTH = 20;

/** The states of an employee's account. */
export const EMPLOYEE_STATES = ['invited', 'active', 'inactive'] as const;

/** A state of an employee's account. */
export type EmployeeState = (typeof EMPLOYEE_STATES)[number];

/** The state in which an employee's account is. */
export function employeeStateOf(
  account: Pick<Account, 'active' | 'mustChangePassword'>,
): EmployeeState {
  if (!account.active) return 'inactive';
  return account.mustChangePassword ? 'invited' : 'active';
}

/** The next invitation of somebody, the first one where there was none. */
export function nextInvitation(before: Invitation | undefined, now: Instant): Invitation {
  return {
    generation: (before?.generation ?? 0) + 1,
    sentAt: now,
    expiresAt: later(now, INVITATION_MS),
  };
}

/** True where a one-time password counts no more. */
export function invitationIsOver(
  { invitation }: Pick<Account, 'invitation'>,
  now: Instant,
): boolean {
  return invitation !== undefined && invitation.expiresAt <= now;
}

/** Bytes as a one-time password that people can read and type, such as `4k2mp-90xyz-…`. Takes 13 bytes or more. */
export function oneTimePasswordOf(bytes: Uint8Array): string {
  return base32Of(bytes).slice(0, ONE_TIME_LENGTH).match(GROUP)?.join('-') ?? '';
}

const ONE_TIME_CHARACTERS = /^[0-9a-hjkmnp-tv-z]{20}$/;

/**
 * A one-time password as it was made, however somebody typed it: spaces, dashes, capitals and look-alikes do not matter.
 * A text that cannot be one stays as it is.
 */
export function readOneTimePassword(text: string): string {
  const plain = text.toLowerCase().replace(/[\s-]/g, '').replace(/o/g, '0').replace(/[il]/g, '1');
  return ONE_TIME_CHARACTERS.test(plain) ? (plain.match(GROUP)?.join('-') ?? text) : text;
}

/** Which employees are wanted, in which order. */
export type EmployeeQuery = {
  readonly search?: string | undefined;
  readonly role?: EmployeeRole | undefined;
  readonly state?: EmployeeState | undefined;
  readonly sort: 'name' | 'createdAt' | 'lastSignInAt';
  readonly order: 'up' | 'down';
  /** From 0. */
  readonly page: number;
  readonly size: number;
};

/** One page of the employees that a query wants, and how many it wants in all. */
export function employeePage(
  employees: readonly EmployeeAccount[],
  query: EmployeeQuery,
): { readonly employees: readonly EmployeeAccount[]; readonly total: number } {
  const wanted = employees.filter((employee) => isWanted(employee, query));
  const sorted = wanted.sort(orderOf(query));
  const first = query.page * query.size;
  return { employees: sorted.slice(first, first + query.size), total: sorted.length };
}

/** The stewards who may be given work: those whose accounts are not deactivated, by name. */
export function stewardsAmong(employees: readonly EmployeeAccount[]): readonly EmployeeAccount[] {
  return employees
    .filter(({ role, active }) => role === 'steward' && active)
    .sort((one, other) => byText(one.name, other.name) || byText(one.userId, other.userId));
}

/** True for an account of the employee portal. */
export function isEmployeeAccount(account: Account): account is Account & { role: EmployeeRole } {
  return portalOf(account.role) === 'employee';
}

/** What the audit log tells of an employee's account. */
export function employeeForLog(
  account: Account,
): Pick<Account, 'email' | 'name' | 'role' | 'active'> & { readonly invitedAt?: Instant } {
  const { email, name, role, active, invitation } = account;
  return { email, name, role, active, ...(invitation && { invitedAt: invitation.sentAt }) };
}

function isWanted(employee: EmployeeAccount, { search, role, state }: EmployeeQuery): boolean {
  if (role && employee.role !== role) return false;
  if (state && employeeStateOf(employee) !== state) return false;
  const text = `${employee.name}\n${employee.email}`.toLowerCase();
  return text.includes((search ?? '').trim().toLowerCase());
}

type Order = (one: EmployeeAccount, other: EmployeeAccount) => number;

/** Equal ones stand by their ids, so that pages never overlap. */
function orderOf({ sort, order }: EmployeeQuery): Order {
  const sign = order === 'up' ? 1 : -1;
  return (one, other) =>
    sign * byText(one[sort] ?? '', other[sort] ?? '') || byText(one.userId, other.userId);
}

const COLLATOR = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

function byText(one: string, other: string): number {
  return COLLATOR.compare(one, other);
}
