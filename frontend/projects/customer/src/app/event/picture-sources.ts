import type { EventCard } from '@foyer/shared/contract';

type Picture = Pick<NonNullable<EventCard['image']>, 'url' | 'widths'>;

/** The address of a picture in one of its widths; in its largest unless told. */
export function addressOfPicture({ url, widths }: Picture, width = widths.at(-1) ?? 0): string {
  return `${url}-${width}.webp`;
}

/** A picture in all its widths, as the `srcset` attribute says it. */
export function sourcesOf(picture: Picture): string {
  return picture.widths.map((width) => `${addressOfPicture(picture, width)} ${width}w`).join(', ');
}
