import type { ImageId, Instant, TicketedEvent } from '../../domain/index.ts';
import {
  changeImages,
  imageFacts,
  pickImage,
  type ImageDeps,
  type ImageRequest,
} from './change-images.ts';

/** What changes about a picture: its description, or its place among the others; behind the last means last. */
export type ImageEdit = ImageRequest & {
  readonly imageId: ImageId;
  readonly alt?: string | undefined;
  readonly position?: number | undefined;
};

/** Changes what a picture is called, or its place; the first picture is the event's face. Throws as in the contract of `changeImage`. */
export async function changeImage(
  deps: ImageDeps,
  { imageId, alt, position, ...request }: ImageEdit,
  now: Instant,
): Promise<TicketedEvent> {
  return changeImages(deps, request, now, (event) => {
    const { image, others, ...old } = pickImage(event, imageId);
    const changed = { ...image, alt: alt ?? image.alt };
    const to = Math.min(position ?? old.position, others.length);
    return {
      images: others.toSpliced(to, 0, changed),
      action: 'image.changed',
      before: imageFacts(image, old.position),
      after: imageFacts(changed, to),
    };
  });
}
