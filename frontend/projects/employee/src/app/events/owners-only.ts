import { inject } from '@angular/core';
import { Router, type CanActivateFn } from '@angular/router';
import { Session } from '@foyer/ui/api/session.ts';

/** Lets those through who set events up; the service decides about every event itself. */
export const ownersOnly: CanActivateFn = async () => {
  const session = inject(Session);
  const router = inject(Router);
  await session.settled();
  const role = session.account()?.role;
  return role === 'organizer' || role === 'admin' || router.createUrlTree(['/events']);
};
