import * as z from 'zod';
import {
  EMPLOYEE_ROLES,
  EMPLOYEE_STATES,
  ROLES,
  employeeStateOf,
  type Account,
  type EmployeeAccount,
} from '../domain/index.ts';
import { Email, Instant, NewPassword, PersonName, UserId } from './fields.ts';

/** An account as its owner sees it. */
export const AccountView = z.object({
  userId: UserId,
  role: z.enum(ROLES),
  email: z.string(),
  name: z.string(),
  emailVerified: z.boolean(),
});

/** An account as its owner sees it. */
export type AccountView = z.infer<typeof AccountView>;

/** The view of an account. */
export function accountView(account: Account): AccountView {
  const { userId, role, email, name } = account;
  return { userId, role, email, name, emailVerified: account.emailVerifiedAt !== undefined };
}

/** A sign-in's result; the refresh token travels in an httpOnly cookie. */
export const SessionView = z.object({
  accessToken: z.string().describe('JWT for the Authorization header'),
  expiresInSeconds: z.int(),
  account: AccountView,
});

/** A sign-in's result. */
export type SessionView = z.infer<typeof SessionView>;

/** The view of a sign-in's result. */
export function sessionView(
  signedIn: Pick<SessionView, 'accessToken' | 'expiresInSeconds'> & { readonly account: Account },
): SessionView {
  const { accessToken, expiresInSeconds, account } = signedIn;
  return { accessToken, expiresInSeconds, account: accountView(account) };
}

const password = z.string().min(1).max(200);

/** What signs somebody in. */
export const Credentials = z.strictObject({ email: Email, password });

/** The key of a mailed link that acts for an account; it works once and for a while. */
const AccountKey = z.string().min(20).max(300);

/** Asks for a mailed link by which to set a new password. */
export const ForgottenPassword = z.strictObject({ email: Email });

/** Sets a new password by a mailed link. */
export const PasswordReset = z.strictObject({ key: AccountKey, newPassword: NewPassword });

/** Proves an address by a mailed link. */
export const EmailProof = z.strictObject({ key: AccountKey });

/** Replaces the one-time password of an invitation; nothing else works before. */
export const FirstPassword = z.strictObject({
  email: Email,
  oneTimePassword: password,
  newPassword: NewPassword,
});

/** Changes one's own password. */
export const PasswordChange = z.strictObject({ password, newPassword: NewPassword });

/** Changes one's own profile. */
export const ProfileChange = z.strictObject({ name: PersonName });

/** Confirms by password what cannot be undone. */
export const PasswordProof = z.strictObject({ password });

/** A place where somebody is signed in. */
export const SignedInPlaceView = z.object({
  sessionId: z.string(),
  device: z.string().describe('Browser and system in words, such as "Firefox on Linux"'),
  address: z.string().describe('Network address of the last use'),
  createdAt: Instant,
  lastUsedAt: Instant,
  current: z.boolean().describe('True for the session that asks'),
});

/** A place where somebody is signed in. */
export type SignedInPlaceView = z.infer<typeof SignedInPlaceView>;

type OwnSession = {
  readonly family: Omit<SignedInPlaceView, 'sessionId' | 'current'> & { readonly familyId: string };
  readonly current: boolean;
};

/** The view of a place where somebody is signed in. */
export function signedInPlaceView({ family, current }: OwnSession): SignedInPlaceView {
  const { familyId, device, address, createdAt, lastUsedAt } = family;
  return { sessionId: familyId, device, address, createdAt, lastUsedAt, current };
}

/** An employee as an admin sees them. */
export const EmployeeView = z.object({
  userId: UserId,
  email: z.string(),
  name: z.string(),
  role: z.enum(EMPLOYEE_ROLES),
  state: z.enum(EMPLOYEE_STATES),
  createdAt: Instant,
  invitedAt: Instant.optional().describe('When the last invitation was sent'),
  lastSignInAt: Instant.optional(),
});

/** An employee as an admin sees them. */
export type EmployeeView = z.infer<typeof EmployeeView>;

/** The view of an employee's account. */
export function employeeView(employee: EmployeeAccount): EmployeeView {
  const { userId, email, name, role, createdAt, lastSignInAt, invitation } = employee;
  return {
    ...{ userId, email, name, role, createdAt, lastSignInAt },
    state: employeeStateOf(employee),
    invitedAt: invitation?.sentAt,
  };
}
