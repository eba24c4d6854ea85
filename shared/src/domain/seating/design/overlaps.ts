import type { SeatId } from '../../ids.ts';
import { distanceBetween } from '../geometry.ts';
import type { Row, Seat, SeatedSection } from '../plan.ts';
import type { PlanDraft } from '../plan-version.ts';
import { seatedSections } from './editing.ts';

/** Seats nearer to each other than this, from middle to middle, stand in each other. */
const OVERLAP_CM = 40;

/** A row with the section that it belongs to. */
export type PlacedRow = { readonly section: SeatedSection; readonly row: Row };

/** Two rows, or one with itself, whose seats stand in each other. */
export type Overlap = {
  readonly first: PlacedRow;
  readonly second: PlacedRow;
  readonly seats: ReadonlySet<SeatId>;
};

type Spot = PlacedRow & { readonly seat: Seat };

/** The rows whose seats stand in each other. Each seat is compared only with those of its own cell of a grid and the cells around. */
export function overlappingRows(draft: PlanDraft): Overlap[] {
  const cells = new Map<number, Spot[]>();
  const found = new Map<string, { first: PlacedRow; second: PlacedRow; seats: Set<SeatId> }>();
  for (const section of seatedSections(draft)) {
    for (const row of section.rows) {
      for (const seat of row.seats) {
        for (const near of spotsNear(cells, seat)) {
          const key = `${near.row.rowId} ${row.rowId}`;
          const overlap = found.get(key) ?? {
            first: near,
            second: { section, row },
            seats: new Set(),
          };
          overlap.seats.add(near.seat.seatId).add(seat.seatId);
          found.set(key, overlap);
        }
        const cell = cellOf(seat.x, seat.y);
        const spots = cells.get(cell);
        if (spots) spots.push({ section, row, seat });
        else cells.set(cell, [{ section, row, seat }]);
      }
    }
  }
  return [...found.values()];
}

/** The seats met so far that stand in a seat. */
function spotsNear(cells: ReadonlyMap<number, Spot[]>, seat: Seat): Spot[] {
  const near: Spot[] = [];
  for (let x = -1; x <= 1; x += 1) {
    for (let y = -1; y <= 1; y += 1) {
      for (const spot of cells.get(cellOf(seat.x + x * OVERLAP_CM, seat.y + y * OVERLAP_CM)) ??
        []) {
        if (distanceBetween(spot.seat, seat) < OVERLAP_CM) near.push(spot);
      }
    }
  }
  return near;
}

/** A number for the cell of a point; points of different cells may share one, which costs a comparison and no more. */
function cellOf(x: number, y: number): number {
  return Math.floor(x / OVERLAP_CM) * 100_003 + Math.floor(y / OVERLAP_CM);
}
