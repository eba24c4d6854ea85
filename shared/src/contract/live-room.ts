import { unpackRows, type AvailabilitySnapshot } from '../domain/index.ts';
import type { AvailabilityView } from './seating.ts';

/** The room's availability row by row: {@link AvailabilityView} unpacked. */
export type LiveRoomView = AvailabilitySnapshot & { readonly version: string };

/** Reads a room's availability. */
export function unpackedRoom({
  version,
  planVersion,
  places,
  ...packed
}: AvailabilityView): LiveRoomView {
  return { version, planVersion, rows: unpackRows(packed), places };
}
