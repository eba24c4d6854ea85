import { distance, grown, holds, polygonHolds, type Point } from './geometry.ts';
import type { Scene } from './seat-map-scene.ts';
import { seatAt } from './seat-walk.ts';
import { visitGrid } from './spatial-grid.ts';

/** The seat nearest to a place of the room within reach (centimetres), if any. */
export function seatNear(scene: Scene, place: Point, reach: number): number | undefined {
  const area = grown({ left: place.x, top: place.y, right: place.x, bottom: place.y }, reach);
  let best: number | undefined;
  let least = reach;
  for (const section of scene.sections) {
    if (section.seats.count === 0 || !holds(grown(section.bounds, reach), place)) continue;
    visitGrid(section.grid, area, (seat) => {
      const away = distance(seatAt(scene, seat), place);
      if (away <= least) [best, least] = [seat, away];
    });
  }
  return best;
}

/** The section under a place of the room; the last drawn wins. */
export function sectionAt(scene: Scene, place: Point): number | undefined {
  const found = scene.sections.findLastIndex(
    (section) => holds(section.bounds, place) && polygonHolds(section.outline, place),
  );
  return found < 0 ? undefined : found;
}
