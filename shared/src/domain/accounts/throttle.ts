import { HOUR_MS, MINUTE_MS } from '../time.ts';

/** How often something may be tried for one account or address within a time. */
export type ThrottleRule = {
  readonly name: string;
  readonly limit: number;
  /** Begins with the first try. */
  readonly windowMs: number;
};

/** Passwords that may be wrong for one account, wherever they are typed. */
export const PASSWORD_TRIES: ThrottleRule = {
  name: 'password',
  limit: 10,
  windowMs: 15 * MINUTE_MS,
};

/** Links that may be mailed to one address for each purpose. */
export const LINK_MAILS: ThrottleRule = { name: 'link', limit: 3, windowMs: HOUR_MS };
