import type { TicketedEvent } from '../events/event.ts';
import type { MailPage } from './mail-page.ts';

/** The site's own colour, used where an event has no picture. */
export const DEFAULT_ACCENT = '#1f6350';

/** How the mails of an event look: its picture, if it has one, and that picture's colour. */
export function eventLook(
  { images: [image] }: Pick<TicketedEvent, 'images'>,
  publicUrl: string,
): Pick<MailPage, 'accent' | 'picture'> {
  if (!image) return { accent: DEFAULT_ACCENT };
  return {
    accent: image.accent,
    picture: { url: pictureUrl(publicUrl, image), alt: image.alt },
  };
}

/** The address of an event's picture in a width for mails. */
function pictureUrl(publicUrl: string, image: TicketedEvent['images'][number]): string {
  const width = image.widths.find((each) => each >= 800) ?? image.widths.at(-1) ?? 800;
  const url = image.url.startsWith('/') ? publicUrl + image.url : image.url;
  return `${url}-${width}.webp`;
}
