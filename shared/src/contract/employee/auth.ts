import * as z from 'zod';
import {
  AccountView,
  Credentials,
  FirstPassword,
  ForgottenPassword,
  PasswordChange,
  PasswordReset,
  ProfileChange,
  SessionView,
  SignedInPlaceView,
} from '../accounts.ts';
import { endpoint } from '../endpoint.ts';
import { EMPLOYEE_ROLES } from '../../domain/index.ts';

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

/** Mails a link by which to set a new password; answers the same whether the account exists or not. */
export const forgotPassword = endpoint({
  method: 'post',
  path: '/auth/forgotten-password',
  tag: 'accounts',
  summary: 'Ask for a link to set a new password',
  access: 'public',
  body: ForgottenPassword,
});

/** Sets a new password by a mailed link, which then works no more, and ends all sessions. */
export const resetPassword = endpoint({
  method: 'post',
  path: '/auth/reset-password',
  tag: 'accounts',
  summary: 'Set a new password by a mailed link',
  access: 'public',
  body: PasswordReset,
  refusals: ['account-link-invalid', 'account-inactive'],
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

/** Ends the session of the refresh cookie. */
export const signOut = endpoint({
  method: 'post',
  path: '/auth/sign-out',
  tag: 'accounts',
  summary: 'End this session',
  access: 'public',
});

/** The signed-in employee. */
export const me = endpoint({
  method: 'get',
  path: '/me',
  tag: 'accounts',
  summary: 'The signed-in employee',
  access: EMPLOYEE_ROLES,
  reply: AccountView,
  refusals: ['account-inactive'],
});

/** Changes the employee's own name. */
export const changeProfile = endpoint({
  method: 'patch',
  path: '/me',
  tag: 'accounts',
  summary: 'Change one’s profile',
  access: EMPLOYEE_ROLES,
  body: ProfileChange,
  reply: AccountView,
});

/** Changes the employee's password and ends all other sessions. */
export const changePassword = endpoint({
  method: 'post',
  path: '/me/password',
  tag: 'accounts',
  summary: 'Change one’s password; all other sessions end',
  access: EMPLOYEE_ROLES,
  body: PasswordChange,
  refusals: ['wrong-credentials', 'password-unchanged'],
});

/** Where the employee is signed in, last used first. */
export const listSessions = endpoint({
  method: 'get',
  path: '/me/sessions',
  tag: 'accounts',
  summary: 'Where one is signed in',
  access: EMPLOYEE_ROLES,
  reply: z.object({ sessions: z.array(SignedInPlaceView) }),
});

/** Ends one of the employee's sessions. */
export const endSession = endpoint({
  method: 'delete',
  path: '/me/sessions/:sessionId',
  tag: 'accounts',
  summary: 'Sign out somewhere',
  access: EMPLOYEE_ROLES,
  params: z.strictObject({ sessionId: z.string().max(60) }),
  refusals: ['session-not-found'],
});

/** Ends all of the employee's sessions but this one. */
export const endOtherSessions = endpoint({
  method: 'delete',
  path: '/me/sessions',
  tag: 'accounts',
  summary: 'Sign out everywhere else',
  access: EMPLOYEE_ROLES,
});
