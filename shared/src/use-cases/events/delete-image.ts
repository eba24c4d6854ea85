import type { ImageId, Instant, TicketedEvent } from '../../domain/index.ts';
import {
  changeImages,
  imageFacts,
  pickImage,
  type ImageDeps,
  type ImageRequest,
} from './change-images.ts';

/**
 * Removes a picture from its event. Its copies stay where they are: mails sent before and pages kept by browsers show
 * them. Throws as in the contract of `deleteImage`.
 */
export async function deleteImage(
  deps: ImageDeps,
  { imageId, ...request }: ImageRequest & { readonly imageId: ImageId },
  now: Instant,
): Promise<TicketedEvent> {
  return changeImages(deps, request, now, (event) => {
    const { image, position, others } = pickImage(event, imageId);
    return { images: others, action: 'image.deleted', before: imageFacts(image, position) };
  });
}
