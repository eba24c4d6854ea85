import type { Request, RequestHandler } from 'express';
import multer, { MulterError } from 'multer';
import { employee } from '../contract/index.ts';
import { DomainError } from '../domain/index.ts';
import { InvalidRequest } from './invalid-request.ts';

const { IMAGE_FIELD, MAX_IMAGE_BYTES } = employee;

/** Room for the texts of a form and the lines between its parts. */
const FORM_BYTES = 64 * 1_024;

const readForm = multer({
  storage: multer.memoryStorage(),
  limits: {
    fileSize: MAX_IMAGE_BYTES,
    files: 1,
    fields: 4,
    fieldSize: 4 * 1_024,
    fieldNameSize: 40,
    fieldNestingDepth: 0,
    parts: 5,
    headerPairs: 8,
  },
}).single(IMAGE_FIELD);

const requireForm: RequestHandler = (request, _response, next) => {
  if (!request.is('multipart/form-data')) throw new DomainError('unsupported-media-type');
  if (Number(request.get('content-length') ?? 0) > MAX_IMAGE_BYTES + FORM_BYTES)
    throw new DomainError('image-too-large');
  next();
};

/**
 * Reads a form with one file into memory: its texts become the body, its file is what {@link fileOf} answers. Nothing
 * of what the sender says of the file (its name, its type) is kept.
 */
export const readUpload: readonly RequestHandler[] = [
  requireForm,
  (request, response, next) => {
    readForm(request, response, (error: unknown) => {
      if (error) next(refusalOf(error));
      else if (!request.file) next(faultAt(IMAGE_FIELD, 'must be a file'));
      else next();
    });
  },
];

/** The bytes of a request's uploaded file; empty where it has none. */
export function fileOf({ file }: Request): Uint8Array {
  return file?.buffer ?? new Uint8Array();
}

/** Whatever is wrong with a form is its sender's fault. */
function refusalOf(error: unknown): DomainError {
  if (!(error instanceof MulterError)) return faultAt('', 'is not a whole form', error);
  if (error.code === 'LIMIT_FILE_SIZE') {
    return new DomainError('image-too-large', { most: MAX_IMAGE_BYTES }, { cause: error });
  }
  if (error.code === 'LIMIT_UNEXPECTED_FILE' && error.field !== IMAGE_FIELD)
    return faultAt(error.field ?? '', 'is not known here', error);
  return faultAt(error.field ?? '', MESSAGES[error.code] ?? 'is not valid', error);
}

const MESSAGES: Readonly<Record<string, string>> = {
  LIMIT_FIELD_KEY: 'has too long a name',
  LIMIT_FIELD_VALUE: 'is too long',
  LIMIT_FIELD_COUNT: 'has too many fields',
  LIMIT_PART_COUNT: 'has too many fields',
  LIMIT_FILE_COUNT: 'must carry one file',
  LIMIT_UNEXPECTED_FILE: 'must carry one file',
};

function faultAt(field: string, message: string, cause?: unknown): InvalidRequest {
  return new InvalidRequest([{ field: field ? `body.${field}` : 'body', message }], { cause });
}
