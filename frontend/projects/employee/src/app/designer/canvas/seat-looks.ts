import type { Scene } from '@foyer/ui/seat-map/seat-map-scene.ts';
import { DRAWING_STATUS } from '@foyer/ui/seat-map/seat-shapes.ts';
import { SEAT_STATUS, type SeatStatuses } from '@foyer/ui/seat-map/seat-status.ts';

/** How seats look while they are drawn: in their category's colour, bare without one, crossed out where blocked. */
export function drawingStatuses(scene: Scene, away: ReadonlySet<string> = new Set()): SeatStatuses {
  const bare = scene.categoryIds.indexOf('');
  const statuses = new Uint8Array(scene.seatIds.length);
  for (const row of scene.rows) {
    const gone = away.has(row.rowId);
    for (let seat = row.first; seat < row.first + row.count; seat++)
      statuses[seat] = gone ? DRAWING_STATUS.away : lookOf(scene, seat, bare);
  }
  return statuses;
}

function lookOf(scene: Scene, seat: number, bare: number): number {
  if (scene.blocked[seat]) return SEAT_STATUS.blocked;
  return scene.category[seat] === bare ? DRAWING_STATUS.bare : SEAT_STATUS.free;
}
