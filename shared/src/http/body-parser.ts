import express, { type RequestHandler } from 'express';
import type { Endpoint } from '../contract/index.ts';
import { DomainError } from '../domain/index.ts';
import { readUpload } from './upload.ts';

const JSON_LIMIT = '100kb';
/** Of the text itself, so that nothing larger can be packed into a small body. */
const LARGE_JSON_LIMIT = '12mb';
const BYTES_LIMIT = '256kb';

const readJson = express.json({ limit: JSON_LIMIT, strict: true });
const readLargeJson = express.json({ limit: LARGE_JSON_LIMIT, strict: true });
const readBytes = express.raw({ limit: BYTES_LIMIT, type: () => true });

/** A body that is not JSON is told so, instead of being taken for none. */
const requireJson: RequestHandler = (request, _response, next) => {
  const empty = request.get('content-length') === '0';
  if (!empty && request.is('application/json') === false)
    throw new DomainError('unsupported-media-type');
  next();
};

/** Reads the body of an endpoint that names one; all others are left unread. */
export function bodyParser(endpoint: Endpoint): readonly RequestHandler[] {
  if (!endpoint.body) return [];
  if (endpoint.bodyKind === 'upload') return readUpload;
  if (endpoint.bodyKind === 'bytes') return [readBytes];
  return [requireJson, endpoint.bodyKind === 'large-json' ? readLargeJson : readJson];
}
