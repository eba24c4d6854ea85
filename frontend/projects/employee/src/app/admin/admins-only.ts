import { inject } from '@angular/core';
import { Router, type CanActivateFn } from '@angular/router';
import { Session } from '@foyer/ui/api/session.ts';

/**
 * Lets admins through; other employees go to their events. Stands behind `signedIn`, which has the first word but does
 * not run first. The service decides what anybody sees.
 */
export const adminsOnly: CanActivateFn = async () => {
  const session = inject(Session);
  const router = inject(Router);
  await session.settled();
  return session.account()?.role === 'admin' || router.createUrlTree(['/events']);
};
