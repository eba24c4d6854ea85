import { InjectionToken } from '@angular/core';
import type { customer, employee, OutlineOf } from '@foyer/shared/contract';

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
export type AccountEndpoints =
  | { readonly [Name in Names]: OutlineOf<(typeof customer)[Name]> }
  | { readonly [Name in Names]: OutlineOf<(typeof employee)[Name]> };

/** The account endpoints of this site's service. */
export const ACCOUNT_ENDPOINTS = new InjectionToken<AccountEndpoints>('ACCOUNT_ENDPOINTS');
