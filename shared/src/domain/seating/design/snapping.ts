import type { Point } from '../plan.ts';
import type { PlanDraft } from '../plan-version.ts';
import { pointsOfDecoration, tenth } from './placing.ts';
import { NOTHING, reachOf, type Selection } from './selection.ts';

/** How points snap while they are dragged. */
export type SnapOptions = {
  /** Distance of the grid's lines in centimetres; 0 for no grid. */
  readonly gridCm: number;
  /** How near a point has to come to a row's end, a corner or a middle to be drawn to its level. */
  readonly reachCm: number;
  /** What is being dragged, which does not attract itself. */
  readonly ignore?: Selection;
};

/**
 * The point drawn to the level of row ends, corners, the focal point and the middle of the room where one is near, else to the
 * grid. A guide says on which upright (x) or level (y) line the point has come to lie.
 */
export function snapped(
  point: Point,
  draft: PlanDraft,
  options: SnapOptions,
): { point: Point; guides: { x?: number; y?: number } } {
  const anchors = anchorsOf(draft, options.ignore ?? NOTHING);
  const x = nearest(point.x, anchors, 'x', options.reachCm);
  const y = nearest(point.y, anchors, 'y', options.reachCm);
  return {
    point: {
      x: x ?? onGrid(point.x, options.gridCm),
      y: y ?? onGrid(point.y, options.gridCm),
    },
    guides: { ...(x !== undefined && { x }), ...(y !== undefined && { y }) },
  };
}

function onGrid(value: number, grid: number): number {
  return tenth(grid > 0 ? Math.round(value / grid) * grid : value);
}

function nearest(
  value: number,
  anchors: readonly Point[],
  axis: 'x' | 'y',
  reach: number,
): number | undefined {
  const near = anchors.reduce<number | undefined>((best, anchor) => {
    const distance = Math.abs(anchor[axis] - value);
    const isNearer = best === undefined || distance < Math.abs(best - value);
    return distance <= reach && isNearer ? anchor[axis] : best;
  }, undefined);
  return near === undefined ? undefined : tenth(near);
}

/** The points whose level attracts. */
function anchorsOf(draft: PlanDraft, ignore: Selection): Point[] {
  const { seats, sections, decorations } = reachOf(draft, ignore);
  const anchors: Point[] = [draft.focalPoint, { x: draft.width / 2, y: draft.height / 2 }];
  for (const section of draft.sections) {
    if (!sections.has(section.sectionId)) anchors.push(...section.outline);
    if (section.kind === 'standing') continue;
    for (const row of section.rows) {
      for (const seat of [row.seats[0], row.seats.at(-1)]) {
        if (seat && !seats.has(seat.seatId)) anchors.push(seat);
      }
    }
  }
  for (const [index, decoration] of draft.decorations.entries()) {
    if (!decorations.has(index)) anchors.push(...pointsOfDecoration(decoration));
  }
  return anchors;
}
