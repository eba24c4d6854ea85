import type { Outcome, Row } from './row.ts';
import type { PortalColumn, PortalStage } from './portal-stage.ts';

/** A line of the portal's table. */
export type PortalRow = Row<PortalColumn, PortalStage>;

/** What becomes of requests for each caller. */
type Expected = Readonly<Record<PortalColumn, Outcome>>;

const STRANGERS = {
  nobody: 'not-signed-in',
  'forged token': 'token-invalid',
  customer: 'token-invalid',
  deactivated: 'account-inactive',
} as const;

/** The same for everybody, since not the caller decides. */
export function always(outcome: Outcome): Expected {
  return {
    nobody: outcome,
    'forged token': outcome,
    customer: outcome,
    'organizer, own': outcome,
    'organizer, other’s': outcome,
    'steward, assigned': outcome,
    'steward, not assigned': outcome,
    admin: outcome,
    deactivated: outcome,
  };
}

/** Open to everybody: it is the way in. */
export const PUBLIC: Expected = always('yes');

/** For everybody who is signed in: about themselves. */
export const EMPLOYEES: Expected = {
  ...STRANGERS,
  'organizer, own': 'yes',
  'organizer, other’s': 'yes',
  'steward, assigned': 'yes',
  'steward, not assigned': 'yes',
  admin: 'yes',
};

/** For admins. Somebody deactivated hears of the role, which their token tells, before of the session. */
export const ADMINS: Expected = {
  ...STRANGERS,
  deactivated: 'role-missing',
  'organizer, own': 'role-missing',
  'organizer, other’s': 'role-missing',
  'steward, assigned': 'role-missing',
  'steward, not assigned': 'role-missing',
  admin: 'yes',
};

/** For organizers and admins: what they make is theirs. */
export const ORGANIZERS: Expected = {
  ...STRANGERS,
  'organizer, own': 'yes',
  'organizer, other’s': 'yes',
  'steward, assigned': 'role-missing',
  'steward, not assigned': 'role-missing',
  admin: 'yes',
};

/** For the event's organizer and admins; to other organizers there is no such event. */
export const OWN_EVENT: Expected = { ...ORGANIZERS, 'organizer, other’s': 'event-not-found' };

/** As {@link OWN_EVENT}, of something that another event has and this one has not. */
export function ofAnotherEvent(refusal: Outcome): Expected {
  return { ...OWN_EVENT, 'organizer, own': refusal, admin: refusal };
}

/** For the plan's owner alone. */
export const OWN_PLAN: Expected = {
  ...ORGANIZERS,
  'organizer, other’s': 'plan-not-found',
  admin: 'plan-not-found',
};

/** For who works on the event: stewards where assigned. */
export const DOORS: Expected = {
  ...EMPLOYEES,
  'organizer, other’s': 'event-not-found',
  'steward, not assigned': 'event-not-found',
};

/** For the holder of a session's cookie, whatever the token. */
export const SESSION_HOLDERS: Expected = {
  ...EMPLOYEES,
  nobody: 'not-signed-in',
  'forged token': 'not-signed-in',
  customer: 'not-signed-in',
  deactivated: 'not-signed-in',
};
