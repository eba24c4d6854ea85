import { InjectionToken } from '@angular/core';
import type { customer, OutlineOf } from '@foyer/shared/contract';

/** Which of the two services a site speaks to; the employees' endpoints have the same shape. */
export type ApiConfig = {
  /** Address before every endpoint's path. */
  readonly base: string;
  /** The endpoint that trades the refresh cookie for an access token. */
  readonly refresh: OutlineOf<typeof customer.refresh>;
  /** The endpoint that ends the session. */
  readonly signOut: OutlineOf<typeof customer.signOut>;
  /** Forgets what the device keeps for whoever was signed in. */
  readonly forget?: () => Promise<unknown>;
};

/** Which of the two services this site speaks to. */
export const API_CONFIG = new InjectionToken<ApiConfig>('API_CONFIG');
