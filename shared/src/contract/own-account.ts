import * as z from 'zod';
import {
  AccountView,
  ForgottenPassword,
  PasswordChange,
  PasswordReset,
  ProfileChange,
  SignedInPlaceView,
} from './accounts.ts';
import { ADDRESSES } from './addresses.ts';
import { endpoint, type Access } from './endpoint.ts';

/** What somebody does with their own account, on either service; `access` names the roles that the service knows. */
export function ownAccount<const Who extends Access>(access: Who) {
  return { ...forgottenPassword, ...profile(access), ...sessions(access) };
}

const forgottenPassword = {
  /** Mails a link by which to set a new password; answers the same whether the account exists or not. */
  forgotPassword: endpoint({
    ...ADDRESSES.forgotPassword,
    tag: 'accounts',
    summary: 'Ask for a link to set a new password',
    access: 'public',
    body: ForgottenPassword,
  }),

  /** Sets a new password by a mailed link, which then works no more, and ends all sessions. */
  resetPassword: endpoint({
    ...ADDRESSES.resetPassword,
    tag: 'accounts',
    summary: 'Set a new password by a mailed link',
    access: 'public',
    body: PasswordReset,
    refusals: ['account-link-invalid', 'account-inactive'],
  }),

  /** Ends the session of the refresh cookie. */
  signOut: endpoint({
    ...ADDRESSES.signOut,
    tag: 'accounts',
    summary: 'End this session',
    access: 'public',
  }),
};

function profile<const Who extends Access>(access: Who) {
  return {
    /** Whoever is signed in. */
    me: endpoint({
      method: 'get',
      path: '/me',
      tag: 'accounts',
      summary: 'Whoever is signed in',
      access,
      reply: AccountView,
      refusals: ['account-inactive'],
    }),

    /** Changes one's own name. */
    changeProfile: endpoint({
      ...ADDRESSES.changeProfile,
      tag: 'accounts',
      summary: 'Change one’s profile',
      access,
      body: ProfileChange,
      reply: AccountView,
    }),

    /** Changes one's password and ends all other sessions. */
    changePassword: endpoint({
      ...ADDRESSES.changePassword,
      tag: 'accounts',
      summary: 'Change one’s password; all other sessions end',
      access,
      body: PasswordChange,
      refusals: ['wrong-credentials', 'password-unchanged'],
    }),
  };
}

function sessions<const Who extends Access>(access: Who) {
  return {
    /** Where one is signed in, last used first. */
    listSessions: endpoint({
      ...ADDRESSES.listSessions,
      tag: 'accounts',
      summary: 'Where one is signed in',
      access,
      reply: z.object({ sessions: z.array(SignedInPlaceView) }),
    }),

    /** Ends one of one's sessions. */
    endSession: endpoint({
      ...ADDRESSES.endSession,
      tag: 'accounts',
      summary: 'Sign out somewhere',
      access,
      params: z.strictObject({ sessionId: z.string().max(60) }),
      refusals: ['session-not-found'],
    }),

    /** Ends all sessions but this one. */
    endOtherSessions: endpoint({
      ...ADDRESSES.endOtherSessions,
      tag: 'accounts',
      summary: 'Sign out everywhere else',
      access,
    }),
  };
}
