import type { Response } from 'express';

/** What says in the policy of every page that no site may show it in a frame. */
const NOBODY = "frame-ancestors 'none'";

/** Lets pages of other sites show an answer in a frame; without any it stays as every page is. */
export function allowFrames(response: Response, sites: readonly string[]): void {
  const policy = response.get('content-security-policy');
  if (sites.length === 0 || policy === undefined) return;
  response.set(
    'content-security-policy',
    policy.replace(NOBODY, `frame-ancestors 'self' ${sites.join(' ')}`),
  );
  // Older than the policy and unable to name sites.
  response.removeHeader('x-frame-options');
}
