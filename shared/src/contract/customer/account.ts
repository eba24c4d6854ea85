import * as z from 'zod';
import {
  AccountView,
  EmailProof,
  ForgottenPassword,
  PasswordChange,
  PasswordProof,
  PasswordReset,
  ProfileChange,
  SignedInPlaceView,
} from '../accounts.ts';
import { endpoint } from '../endpoint.ts';
import { OwnDataView } from '../own-data.ts';

const CUSTOMER = ['customer'] as const;

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

/** Proves by a mailed link that the account's address is its owner's. A repeat changes nothing. */
export const verifyEmail = endpoint({
  method: 'post',
  path: '/auth/verify-email',
  tag: 'accounts',
  summary: 'Prove one’s e-mail address by a mailed link',
  access: 'public',
  body: EmailProof,
  refusals: ['account-link-invalid'],
});

/** Mails the link that proves the address once more. */
export const sendVerification = endpoint({
  method: 'post',
  path: '/me/verification',
  tag: 'accounts',
  summary: 'Mail the link that proves one’s address again',
  access: CUSTOMER,
});

/** Changes the customer's own name. */
export const changeProfile = endpoint({
  method: 'patch',
  path: '/me',
  tag: 'accounts',
  summary: 'Change one’s profile',
  access: CUSTOMER,
  body: ProfileChange,
  reply: AccountView,
});

/** Changes the customer's password and ends all other sessions. */
export const changePassword = endpoint({
  method: 'post',
  path: '/me/password',
  tag: 'accounts',
  summary: 'Change one’s password; all other sessions end',
  access: CUSTOMER,
  body: PasswordChange,
  refusals: ['wrong-credentials', 'password-unchanged'],
});

/** Where the customer is signed in, last used first. */
export const listSessions = endpoint({
  method: 'get',
  path: '/me/sessions',
  tag: 'accounts',
  summary: 'Where one is signed in',
  access: CUSTOMER,
  reply: z.object({ sessions: z.array(SignedInPlaceView) }),
});

/** Ends one of the customer's sessions. */
export const endSession = endpoint({
  method: 'delete',
  path: '/me/sessions/:sessionId',
  tag: 'accounts',
  summary: 'Sign out somewhere',
  access: CUSTOMER,
  params: z.strictObject({ sessionId: z.string().max(60) }),
  refusals: ['session-not-found'],
});

/** Ends all of the customer's sessions but this one. */
export const endOtherSessions = endpoint({
  method: 'delete',
  path: '/me/sessions',
  tag: 'accounts',
  summary: 'Sign out everywhere else',
  access: CUSTOMER,
});

/** All that Foyer keeps about the customer, as JSON. */
export const exportData = endpoint({
  method: 'get',
  path: '/me/export',
  tag: 'accounts',
  summary: 'All that is kept about oneself',
  access: CUSTOMER,
  reply: OwnDataView,
});

/** Deletes the account: it can never sign in again, and its bookings know nobody. Tickets stay valid. */
export const deleteAccount = endpoint({
  method: 'post',
  path: '/me/deletion',
  tag: 'accounts',
  summary: 'Delete one’s account; tickets stay valid',
  access: CUSTOMER,
  body: PasswordProof,
  refusals: ['wrong-credentials'],
});
