import type { Point } from './geometry.ts';
import type { Palette } from './map-palette.ts';
import type { MapPicture } from './map-picture.ts';

/** Weight and size (CSS pixels) of a text on the map. */
export type MapFont = { readonly weight: number; readonly size: number };

/** Sets the context's font, in the theme's family. */
export function setFont(
  context: CanvasRenderingContext2D,
  { palette, ratio }: MapPicture,
  { weight, size }: MapFont,
): void {
  context.font = `${weight} ${size * ratio}px ${palette.fontFamily}`;
}

const MEASURED_AT = 20;
/** Known widths; a new palette, as after the fonts have come, forgets them. */
const widths = new WeakMap<Palette, Map<string, number>>();

/** The width of a text in CSS pixels; measured once. */
export function textWidth(
  context: CanvasRenderingContext2D,
  picture: MapPicture,
  { text, font }: { readonly text: string; readonly font: MapFont },
): number {
  const cache = widths.get(picture.palette) ?? new Map<string, number>();
  widths.set(picture.palette, cache);
  const key = `${font.weight} ${text}`;
  const known = cache.get(key);
  if (known !== undefined) return (known * font.size) / MEASURED_AT;
  setFont(context, picture, { weight: font.weight, size: MEASURED_AT });
  const width = context.measureText(text).width / picture.ratio;
  cache.set(key, width);
  return (width * font.size) / MEASURED_AT;
}

/** Where an outline crosses a horizontal line. */
export function crossings(outline: readonly Point[], y: number): number[] {
  return outline.flatMap((point, index) => {
    const previous = outline.at(index - 1);
    if (!previous || previous.y > y === point.y > y) return [];
    return previous.x + ((y - previous.y) / (point.y - previous.y)) * (point.x - previous.x);
  });
}
