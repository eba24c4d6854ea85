import { EMPLOYEE_ROLES } from '../../domain/index.ts';
import { Credentials, FirstPassword, SessionView } from '../accounts.ts';
import { endpoint } from '../endpoint.ts';
import { ownAccount } from '../own-account.ts';

/** What employees do with their own accounts. */
export const {
  forgotPassword,
  resetPassword,
  signOut,
  me,
  changeProfile,
  changePassword,
  listSessions,
  endSession,
  endOtherSessions,
} = ownAccount(EMPLOYEE_ROLES);

/** Signs an employee in. */
export const signIn = endpoint({
  method: 'post',
  path: '/auth/sign-in',
  tag: 'accounts',
  summary: 'Sign in with e-mail and password',
  access: 'public',
  body: Credentials,
  reply: SessionView,
  refusals: [
    'wrong-credentials',
    'account-inactive',
    'password-change-required',
    'invitation-expired',
  ],
});

/** Replaces the one-time password of an invitation and signs in. */
export const setFirstPassword = endpoint({
  method: 'post',
  path: '/auth/first-password',
  tag: 'accounts',
  summary: 'Replace a one-time password and sign in',
  access: 'public',
  body: FirstPassword,
  reply: SessionView,
  refusals: ['wrong-credentials', 'account-inactive', 'invitation-expired', 'password-unchanged'],
});

/** Trades the refresh cookie for a new access token and a new refresh cookie. */
export const refresh = endpoint({
  method: 'post',
  path: '/auth/refresh',
  tag: 'accounts',
  summary: 'Trade the refresh cookie for a new access token',
  access: 'public',
  reply: SessionView,
  refusals: [
    'not-signed-in',
    'refresh-token-reused',
    'account-inactive',
    'password-change-required',
  ],
});
