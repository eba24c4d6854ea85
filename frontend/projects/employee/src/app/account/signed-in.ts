import { inject } from '@angular/core';
import { Router, type CanActivateFn, type UrlTree } from '@angular/router';
import { Session } from '@foyer/ui/api/session.ts';

/** Lets signed-in employees through; others sign in first and come back. */
export const signedIn: CanActivateFn = async (_route, state) => {
  const session = inject(Session);
  const router = inject(Router);
  await session.settled();
  return session.account() !== undefined || toSignIn(router, state.url);
};

/** The way to sign in and back. */
export function toSignIn(router: Router, next: string): UrlTree {
  return router.createUrlTree(['/sign-in'], { queryParams: { next } });
}
