import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';

/** Answers with JSON that anybody may keep for a time and then ask whether it has changed. */
export function sendKept(
  request: Request,
  response: Response,
  value: unknown,
  seconds: number,
): void {
  const text = JSON.stringify(value);
  const mark = createHash('sha1').update(text).digest('base64url');
  response.set({ etag: `W/"${mark}"`, 'cache-control': `public, max-age=${seconds}` });
  if (request.fresh) response.status(304).end();
  else response.type('json').send(text);
}
