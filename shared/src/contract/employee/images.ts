import * as z from 'zod';
import { MAX_IMAGES } from '../../domain/index.ts';
import { endpoint } from '../endpoint.ts';
import { EventId, ImageId } from '../fields.ts';
import { OwnEventView } from './event-views.ts';

const OWNERS = ['organizer', 'admin'] as const;
const imageParams = z.strictObject({ eventId: EventId, imageId: ImageId });
const alt = z.string().trim().min(1, 'must describe the picture').max(200);

export { MAX_IMAGES };

/** The most bytes of an uploaded picture. */
export const MAX_IMAGE_BYTES = 10 * 1024 * 1024;

/** The field of the form that carries the picture. */
export const IMAGE_FIELD = 'picture';

/** Adds a picture: a multipart form with the field `picture` and, for who cannot see it, `alt`. */
export const addImage = endpoint({
  method: 'post',
  path: '/events/:eventId/images',
  tag: 'events',
  summary: 'Add a picture: JPEG, PNG or WebP of at most 10 MB',
  access: OWNERS,
  params: z.strictObject({ eventId: EventId }),
  body: z.strictObject({ alt }),
  bodyKind: 'upload',
  reply: OwnEventView,
  status: 201,
  refusals: [
    'event-not-found',
    'image-type-refused',
    'image-unreadable',
    'image-too-large',
    'image-too-many-pixels',
    'image-too-small',
    'busy',
    'too-many-images',
    'event-changed',
  ],
});

/** Changes what a picture is called, or its place among the others. */
export const changeImage = endpoint({
  method: 'patch',
  path: '/events/:eventId/images/:imageId',
  tag: 'events',
  summary: 'Change a picture’s description or place',
  access: OWNERS,
  params: imageParams,
  body: z.strictObject({
    alt: alt.optional(),
    position: z
      .int()
      .min(0)
      .max(MAX_IMAGES - 1)
      .optional(),
  }),
  reply: OwnEventView,
  refusals: ['event-not-found', 'image-not-found', 'event-changed'],
});

/** Removes a picture. */
export const deleteImage = endpoint({
  method: 'delete',
  path: '/events/:eventId/images/:imageId',
  tag: 'events',
  summary: 'Remove a picture',
  access: OWNERS,
  params: imageParams,
  reply: OwnEventView,
  refusals: ['event-not-found', 'image-not-found', 'event-changed'],
});
