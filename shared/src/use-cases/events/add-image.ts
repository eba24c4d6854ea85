import {
  DomainError,
  MAX_IMAGES,
  newId,
  type EventImage,
  type Instant,
  type TicketedEvent,
} from '../../domain/index.ts';
import type { DevelopedPicture, ObjectStore, PictureMaker } from '../ports.ts';
import { changeImages, imageFacts, type ImageDeps, type ImageRequest } from './change-images.ts';
import { requireOwnEvent } from './require-own-event.ts';

type Deps = ImageDeps & { pictures: PictureMaker; objects: Pick<ObjectStore, 'put'> };

/** A file that somebody uploaded, and what it shows in words. */
export type NewImage = ImageRequest & { readonly file: Uint8Array; readonly alt: string };

/**
 * Adds a picture behind the others. Its copies are stored under a new name before the event shows them; where the event
 * then refuses it they stay behind, shown by nothing. Throws as in the contract of `addImage`.
 */
export async function addImage(
  deps: Deps,
  { file, alt, ...request }: NewImage,
  now: Instant,
): Promise<TicketedEvent> {
  const event = await requireOwnEvent(deps, request.eventId, request.by);
  requireRoom(event);
  const image = await keep(deps, await deps.pictures.develop(file), alt);
  return changeImages(deps, request, now, (stands) => {
    requireRoom(stands);
    return {
      images: [...stands.images, image],
      action: 'image.added',
      after: imageFacts(image, stands.images.length),
    };
  });
}

function requireRoom({ images }: TicketedEvent): void {
  if (images.length >= MAX_IMAGES) throw new DomainError('too-many-images', { most: MAX_IMAGES });
}

async function keep(
  { objects, randomBytes }: Pick<Deps, 'objects' | 'randomBytes'>,
  { copies, accent }: DevelopedPicture,
  alt: string,
): Promise<EventImage> {
  const imageId = newId('img', randomBytes);
  for (const { width, content } of copies) {
    await objects.put(`images/${imageId}-${width}.webp`, content, 'image/webp');
  }
  const widths = copies.map(({ width }) => width);
  return { imageId, url: `/media/images/${imageId}`, alt, widths, accent };
}
