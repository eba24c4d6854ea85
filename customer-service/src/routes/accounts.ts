import { customer, sessionView } from '@foyer/shared/contract';
import { placeOf, serve, type RateLimits, type SessionCookie } from '@foyer/shared/http';
import {
  forgotPassword,
  refreshSession,
  resetPassword,
  signIn,
  signOut,
  signUp,
  verifyEmail,
  type AdoptDeps,
  type ForgotDeps,
  type ProofDeps,
  type ResetDeps,
  type SessionDeps,
  type SignedIn,
} from '@foyer/shared/use-cases';
import { Router, type Response } from 'express';

/** What the routes of signing in need. */
export type AccountDeps = SessionDeps &
  ProofDeps &
  AdoptDeps &
  ForgotDeps &
  ResetDeps & { readonly sessionCookie: SessionCookie; readonly rateLimits: RateLimits };

/** Sign-up, sign-in, refresh and sign-out, and what mailed links do. */
export function accountRoutes(deps: AccountDeps): Router {
  const { sessionCookie, rateLimits } = deps;
  const router = Router();
  const portal = 'customer';
  const begin = (response: Response, signedIn: SignedIn) => {
    sessionCookie.set(response, signedIn.refreshToken, signedIn.refreshExpiresAt);
    return sessionView(signedIn);
  };

  serve(
    router,
    customer.signUp,
    async ({ body, now, request, response }) =>
      begin(response, await signUp(deps, { ...body, place: placeOf(request) }, now)),
    rateLimits.signIn,
  );

  serve(
    router,
    customer.signIn,
    async ({ body, now, request, response }) =>
      begin(response, await signIn(deps, { ...body, portal, place: placeOf(request) }, now)),
    rateLimits.signIn,
  );

  serve(router, customer.refresh, async ({ now, request, response }) => {
    const refreshToken = sessionCookie.read(request);
    const place = placeOf(request);
    return begin(response, await refreshSession(deps, { refreshToken, portal, place }, now));
  });

  serve(router, customer.signOut, async ({ request, response }) => {
    await signOut(deps, sessionCookie.read(request));
    sessionCookie.clear(response);
  });

  serve(
    router,
    customer.forgotPassword,
    ({ body, now }) => forgotPassword(deps, { ...body, portal }, now),
    rateLimits.signIn,
  );

  serve(
    router,
    customer.resetPassword,
    ({ body, now, request }) =>
      resetPassword(deps, { ...body, portal, place: placeOf(request) }, now),
    rateLimits.signIn,
  );

  serve(router, customer.verifyEmail, ({ body, now }) => verifyEmail(deps, body.key, now));

  return router;
}
