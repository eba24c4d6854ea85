import type { AvailabilityDeltaView, LiveRoomView } from '@foyer/shared/contract';

/** The room after a delta: whole rows and counts replace the ones before, so that applying it twice is harmless. */
export function withDelta(
  view: LiveRoomView,
  delta: AvailabilityDeltaView,
  version: string,
): LiveRoomView {
  return {
    ...view,
    version,
    rows: { ...view.rows, ...delta.rows },
    places: { ...view.places, ...delta.places },
  };
}

/** Free seats and places of the whole room. */
export function freePlaces(view: Pick<LiveRoomView, 'rows' | 'places'>): number {
  let free = 0;
  for (const row of Object.values(view.rows)) {
    for (const seat of row) if (seat === '.') free += 1;
  }
  return Object.values(view.places).reduce((sum, places) => sum + places, free);
}
