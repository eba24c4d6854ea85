import type { Outcome, Row } from './row.ts';
import type { SiteColumn, SiteStage } from './site-stage.ts';

/** A line of the site's table. */
export type SiteRow = Row<SiteColumn, SiteStage>;

type Expected = Readonly<Record<SiteColumn, Outcome>>;

const NO_TOKENS = { employee: 'token-invalid', 'forged token': 'token-invalid' } as const;

/** Open to everybody. */
export const ANYBODY: Expected = {
  nobody: 'yes',
  'visitor, own': 'yes',
  'visitor, other’s': 'yes',
  'customer, own': 'yes',
  'customer, other’s': 'yes',
  'account deleted': 'yes',
  employee: 'yes',
  'forged token': 'yes',
};

/** For every browser and customer: what they make is theirs, so a token that does not hold is refused. */
export const ANY_CALLER: Expected = { ...ANYBODY, ...NO_TOKENS };

/** For whose booking it is; to others there is no such booking. */
export const OWN_BOOKING: Expected = {
  ...ANY_CALLER,
  nobody: 'booking-not-found',
  'visitor, other’s': 'booking-not-found',
  'customer, other’s': 'booking-not-found',
};

/** For signed-in customers, about themselves. */
export const CUSTOMERS: Expected = {
  ...ANY_CALLER,
  nobody: 'not-signed-in',
  'visitor, own': 'not-signed-in',
  'visitor, other’s': 'not-signed-in',
  'account deleted': 'not-signed-in',
};

/** For the holder of a session's cookie, whatever the token. */
export const SESSION_HOLDERS: Expected = {
  ...CUSTOMERS,
  employee: 'not-signed-in',
  'forged token': 'not-signed-in',
};

/** The sender's signature decides, whoever calls. */
export const SIGNED: Expected = {
  nobody: 'webhook-forged',
  'visitor, own': 'webhook-forged',
  'visitor, other’s': 'webhook-forged',
  'customer, own': 'webhook-forged',
  'customer, other’s': 'webhook-forged',
  'account deleted': 'webhook-forged',
  employee: 'webhook-forged',
  'forged token': 'webhook-forged',
};
