import type { UserId } from '../ids.ts';
import type { Instant } from '../time.ts';

/** The roles an account can have; each account has exactly one. */
export const ROLES = ['customer', 'organizer', 'steward', 'admin'] as const;

/** An account's role. */
export type Role = (typeof ROLES)[number];

/** The roles that may enter the employee portal. */
export const EMPLOYEE_ROLES = ['organizer', 'steward', 'admin'] as const satisfies readonly Role[];

/** A role of the employee portal. */
export type EmployeeRole = (typeof EMPLOYEE_ROLES)[number];

/** The two doors of Foyer; an account belongs to exactly one. */
export type Portal = 'customer' | 'employee';

/** The portal that a role signs in at. */
export function portalOf(role: Role): Portal {
  return role === 'customer' ? 'customer' : 'employee';
}

/** A signed-in employee. */
export type Employee = {
  readonly kind: 'employee';
  readonly employeeId: UserId;
  readonly role: EmployeeRole;
  readonly email: string;
  readonly name: string;
  /** The session whose token says so. */
  readonly sessionId?: string;
};

/** Somebody who can sign in. */
export type Account = {
  readonly userId: UserId;
  readonly role: Role;
  /** As typed, for mails. */
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string;
  readonly active: boolean;
  /** Set when a one-time password must be replaced before anything else works. */
  readonly mustChangePassword: boolean;
  /** The last invitation of an employee. */
  readonly invitation?: Invitation;
  readonly emailVerifiedAt?: Instant;
  readonly lastSignInAt?: Instant;
  /** Raised to end all sessions, since each carries the number it began with; absent counts as 0. */
  readonly sessionEpoch?: number;
  /** Raised by every change, which is written only on the state it was decided on; absent counts as 0. */
  readonly revision?: number;
  readonly createdAt: Instant;
};

/** An employee's account as lists have it: without its password. */
export type EmployeeAccount = Omit<
  Account,
  'role' | 'passwordHash' | 'sessionEpoch' | 'revision'
> & { readonly role: EmployeeRole };

/** A mailed one-time password; each invitation has the next generation, and only the last one counts. */
export type Invitation = {
  readonly generation: number;
  readonly sentAt: Instant;
  readonly expiresAt: Instant;
};

/** An e-mail address in the form in which two spellings of one mailbox are equal: trimmed, NFKC, lower case. */
export function normaliseEmail(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase();
}
