import type { CookieOptions, Request, Response } from 'express';
import type { Instant } from '../domain/index.ts';
import { cookieOf } from './authenticate.ts';

/** The cookie that carries a refresh token; scripts cannot read it and no other site's request sends it. */
export type SessionCookie = {
  read(request: Request): string | undefined;
  set(response: Response, token: string, expiresAt: Instant): void;
  clear(response: Response): void;
};

/** A refresh cookie that only the addresses below `path` get; secure where the site is. */
export function sessionCookie(name: string, path: string, publicUrl: string): SessionCookie {
  const options: CookieOptions = {
    httpOnly: true,
    sameSite: 'strict',
    secure: publicUrl.startsWith('https:'),
    path,
  };
  return {
    read: (request) => cookieOf(request, name),
    set: (response, token, expiresAt) =>
      response.cookie(name, token, { ...options, expires: new Date(expiresAt) }),
    clear: (response) => response.clearCookie(name, options),
  };
}
