import { employee, sessionView } from '@foyer/shared/contract';
import { placeOf, serve, type RateLimits, type SessionCookie } from '@foyer/shared/http';
import {
  forgotPassword,
  refreshSession,
  resetPassword,
  setFirstPassword,
  signIn,
  signOut,
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

/** Sign-in, the first password, refresh and sign-out, and setting a new password by a mailed link. */
export function accountRoutes(deps: AccountDeps): Router {
  const { sessionCookie, rateLimits } = deps;
  const router = Router();
  const portal = 'employee';
  const begin = (response: Response, signedIn: SignedIn) => {
    sessionCookie.set(response, signedIn.refreshToken, signedIn.refreshExpiresAt);
    return sessionView(signedIn);
  };

  serve(
    router,
    employee.signIn,
    async ({ body, now, request, response }) =>
      begin(response, await signIn(deps, { ...body, portal, place: placeOf(request) }, now)),
    rateLimits.signIn,
  );

  serve(
    router,
    employee.setFirstPassword,
    async ({ body, now, request, response }) =>
      begin(response, await setFirstPassword(deps, { ...body, place: placeOf(request) }, now)),
    rateLimits.signIn,
  );

  serve(router, employee.refresh, async ({ now, request, response }) => {
    const refreshToken = sessionCookie.read(request);
    const place = placeOf(request);
    return begin(response, await refreshSession(deps, { refreshToken, portal, place }, now));
  });

  serve(router, employee.signOut, async ({ request, response }) => {
    await signOut(deps, sessionCookie.read(request));
    sessionCookie.clear(response);
  });

  serve(
    router,
    employee.forgotPassword,
    ({ body, now }) => forgotPassword(deps, { ...body, portal }, now),
    rateLimits.signIn,
  );

  serve(
    router,
    employee.resetPassword,
    ({ body, now, request }) =>
      resetPassword(deps, { ...body, portal, place: placeOf(request) }, now),
    rateLimits.signIn,
  );

  return router;
}
