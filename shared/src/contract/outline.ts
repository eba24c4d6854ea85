import { ADDRESSES } from './addresses.ts';
import type * as customer from './customer/index.ts';
import type { OutlineOf } from './endpoint.ts';

export { unpackedRoom, type LiveRoomView } from './live-room.ts';

/** The customer site's first endpoints as far as a browser needs them to call them. */
export const siteOutline: {
  readonly [Name in keyof typeof ADDRESSES]: OutlineOf<(typeof customer)[Name]>;
} = ADDRESSES;
