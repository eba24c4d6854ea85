import type { Bounds } from './geometry.ts';
import type { MapPicture } from './map-picture.ts';
import { visibleBounds } from './viewport.ts';

/** Where the room lies on a bitmap: bitmap pixels = room × scale + offset. */
export type Placement = {
  readonly scale: number;
  readonly offsetX: number;
  readonly offsetY: number;
};

/** A part of the room and the bitmap it is painted on. */
export type RoomPart = { readonly at: Placement; readonly area: Bounds };

/** Where the room lies on the screen's canvas. */
export function screenPlacement({ viewport, ratio }: MapPicture): Placement {
  return {
    scale: viewport.scale * ratio,
    offsetX: viewport.offsetX * ratio,
    offsetY: viewport.offsetY * ratio,
  };
}

/** The part of the room that is on the screen. */
export function screenPart(picture: MapPicture): RoomPart {
  return { at: screenPlacement(picture), area: visibleBounds(picture.viewport, picture.size) };
}
