import type { Request, Response } from 'express';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** JSON ready to be sent many times. */
export type EncodedJson = {
  /** Changes when the content does. */
  readonly etag: string;
  readonly plain: Uint8Array;
  readonly gzipped: Promise<Uint8Array>;
};

const compress = promisify(gzip);

/** Encodes a value for all who will ask for it. */
export function encodedJson(value: unknown, version: string): EncodedJson {
  const plain = Buffer.from(JSON.stringify(value));
  return { etag: `W/"${version}"`, plain, gzipped: compress(plain) };
}

/** How long a client may keep an answer: until it asks again whether it changed, or for ever. */
export type Keeping = 'revalidate' | 'for-ever';

const CACHE_CONTROL: Record<Keeping, string> = {
  revalidate: 'no-cache',
  'for-ever': 'public, max-age=31536000, immutable',
};

/** Answers with encoded JSON, or that the client has it already. */
export async function sendEncoded(
  request: Request,
  response: Response,
  encoded: EncodedJson,
  keeping: Keeping = 'revalidate',
): Promise<void> {
  const zipped = request.acceptsEncodings('gzip') !== false;
  response
    .set({ etag: encoded.etag, 'cache-control': CACHE_CONTROL[keeping] })
    .vary('accept-encoding');
  if (request.fresh) {
    response.status(304).end();
    return;
  }
  if (zipped) response.set('content-encoding', 'gzip');
  response.type('json').send(Buffer.from(zipped ? await encoded.gzipped : encoded.plain));
}
