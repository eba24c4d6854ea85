import * as z from 'zod';
import { Credentials, SessionView } from '../accounts.ts';
import { ADDRESSES } from '../addresses.ts';
import { endpoint } from '../endpoint.ts';
import { Email, NewPassword, PersonName } from '../fields.ts';

/** Makes a customer account and signs it in. */
export const signUp = endpoint({
  method: 'post',
  path: '/auth/sign-up',
  tag: 'accounts',
  summary: 'Make a customer account and sign in',
  access: 'public',
  body: z.strictObject({ email: Email, name: PersonName, password: NewPassword }),
  reply: SessionView,
  status: 201,
  refusals: ['email-taken'],
});

/** Signs a customer in. */
export const signIn = endpoint({
  ...ADDRESSES.signIn,
  tag: 'accounts',
  summary: 'Sign in with e-mail and password',
  access: 'public',
  body: Credentials,
  reply: SessionView,
  refusals: ['wrong-credentials', 'account-inactive'],
});

/** Trades the refresh cookie for a new access token and a new refresh cookie. */
export const refresh = endpoint({
  ...ADDRESSES.refresh,
  tag: 'accounts',
  summary: 'Trade the refresh cookie for a new access token',
  access: 'public',
  reply: SessionView,
  refusals: ['not-signed-in', 'refresh-token-reused', 'account-inactive'],
});
