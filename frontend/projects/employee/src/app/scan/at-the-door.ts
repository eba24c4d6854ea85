import { inject } from '@angular/core';
import { Router, type CanActivateFn } from '@angular/router';
import { Session } from '@foyer/ui/api/session.ts';
import { toSignIn } from '../account/signed-in.ts';

/**
 * Lets signed-in employees through, and those who were when there was last a connection: a device at a door must go on
 * after a reload. It then knows no more than what it kept, which goes when they sign out.
 */
export const atTheDoor: CanActivateFn = async (_route, state) => {
  const session = inject(Session);
  const router = inject(Router);
  await session.settled();
  return session.account() !== undefined || session.wasOpen() || toSignIn(router, state.url);
};
