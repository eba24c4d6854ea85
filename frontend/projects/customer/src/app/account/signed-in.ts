import { inject } from '@angular/core';
import { Router, type CanActivateFn } from '@angular/router';
import { Session } from '@foyer/ui/api/session.ts';

/** Lets signed-in customers through; others sign in first and come back, which nobody can without a connection. */
export const signedIn: CanActivateFn = async (_route, state) => {
  const session = inject(Session);
  const router = inject(Router);
  await session.settled();
  return (
    session.account() !== undefined ||
    !navigator.onLine ||
    router.createUrlTree(['/sign-in'], { queryParams: { next: state.url } })
  );
};
