import { DAY_MS, MINUTE_MS, later, type Instant } from '../time.ts';

/** How long an access token holds. */
export const ACCESS_TOKEN_MS = 15 * MINUTE_MS;

/** A session ends when it has not been used for this long, */
const SESSION_IDLE_MS = 30 * DAY_MS;

/** and in any case this long after the sign-in. */
const SESSION_LONGEST_MS = 180 * DAY_MS;

/** A refresh token as its holder has it: the session's id and a secret. */
export type RefreshToken = { readonly familyId: string; readonly secret: string };

/** When a session ends that began at one moment and is used at another. */
export function sessionEnd(createdAt: Instant, now: Instant): Instant {
  const idle = later(now, SESSION_IDLE_MS);
  const longest = later(createdAt, SESSION_LONGEST_MS);
  return idle < longest ? idle : longest;
}

/** The text of a refresh token. */
export function refreshTokenText({ familyId, secret }: RefreshToken): string {
  return `${familyId}.${secret}`;
}

/** Reads a refresh token; undefined for a text that cannot be one. */
export function readRefreshToken(text: string): RefreshToken | undefined {
  const [, familyId, secret] = /^(ses_[0-9a-z]{16})\.([\w-]{43})$/.exec(text) ?? [];
  return familyId && secret ? { familyId, secret } : undefined;
}
