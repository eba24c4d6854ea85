import { InjectionToken } from '@angular/core';
import type { customer, employee } from '@foyer/shared/contract';

type Of<Portal, Name extends keyof Portal> = Pick<Portal, Name>;
type Names =
  | 'signIn'
  | 'forgotPassword'
  | 'resetPassword'
  | 'changeProfile'
  | 'changePassword'
  | 'listSessions'
  | 'endSession'
  | 'endOtherSessions';

/** What the two services answer alike about accounts. */
export type AccountEndpoints = Of<typeof customer, Names> | Of<typeof employee, Names>;

/** The account endpoints of this site's service. */
export const ACCOUNT_ENDPOINTS = new InjectionToken<AccountEndpoints>('ACCOUNT_ENDPOINTS');
