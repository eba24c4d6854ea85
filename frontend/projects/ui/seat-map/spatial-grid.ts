import type { Bounds } from './geometry.ts';

/** Where seats are: the coordinates that a grid indexes. */
export type Places = { readonly x: Float32Array; readonly y: Float32Array };

/** A contiguous run of indexes. */
export type Range = { readonly first: number; readonly count: number };

/** The seats of one section sorted into square cells, so that a hit test looks at a handful of them. */
export type SpatialGrid = {
  readonly bounds: Bounds;
  readonly cell: number;
  readonly columns: number;
  readonly rows: number;
  /** Where each cell's seats start in `items`; one more entry than there are cells. */
  readonly starts: Uint32Array;
  readonly items: Uint32Array;
};

/** The bounds of a run of seats; a zero box at the origin for none. */
function boundsOfRun({ x, y }: Places, { first, count }: Range): Bounds {
  if (count === 0) return { left: 0, top: 0, right: 0, bottom: 0 };
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let seat = first; seat < first + count; seat++) {
    const [across = 0, down = 0] = [x[seat], y[seat]];
    left = Math.min(left, across);
    top = Math.min(top, down);
    right = Math.max(right, across);
    bottom = Math.max(bottom, down);
  }
  return { left, top, right, bottom };
}

/** Sorts a run of seats into cells of the given width (a counting sort). */
export function buildGrid(places: Places, range: Range, cell: number): SpatialGrid {
  const bounds = boundsOfRun(places, range);
  const columns = Math.floor((bounds.right - bounds.left) / cell) + 1;
  const rows = Math.floor((bounds.bottom - bounds.top) / cell) + 1;
  const cellOf = new Uint32Array(range.count);
  const starts = new Uint32Array(columns * rows + 1);
  for (let seat = 0; seat < range.count; seat++) {
    const [x = 0, y = 0] = [places.x[range.first + seat], places.y[range.first + seat]];
    const at = Math.floor((y - bounds.top) / cell) * columns + Math.floor((x - bounds.left) / cell);
    cellOf[seat] = at;
    starts[at + 1] = (starts[at + 1] ?? 0) + 1;
  }
  for (let at = 1; at < starts.length; at++) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
  return { bounds, cell, columns, rows, starts, items: sortedItems(range, cellOf, starts) };
}

function sortedItems(range: Range, cellOf: Uint32Array, starts: Uint32Array): Uint32Array {
  const next = starts.slice();
  const items = new Uint32Array(range.count);
  cellOf.forEach((at, seat) => {
    const slot = next[at] ?? 0;
    items[slot] = range.first + seat;
    next[at] = slot + 1;
  });
  return items;
}

function clampCell(value: number, cells: number): number {
  return Math.min(cells - 1, Math.max(0, Math.floor(value)));
}

/** Visits every seat whose cell touches the bounds; seats a little outside of them may come too. */
export function visitGrid(grid: SpatialGrid, area: Bounds, visit: (seat: number) => void): void {
  const firstColumn = clampCell((area.left - grid.bounds.left) / grid.cell, grid.columns);
  const lastColumn = clampCell((area.right - grid.bounds.left) / grid.cell, grid.columns);
  const firstRow = clampCell((area.top - grid.bounds.top) / grid.cell, grid.rows);
  const lastRow = clampCell((area.bottom - grid.bounds.top) / grid.cell, grid.rows);
  for (let row = firstRow; row <= lastRow; row++) {
    const from = grid.starts[row * grid.columns + firstColumn] ?? 0;
    const to = grid.starts[row * grid.columns + lastColumn + 1] ?? 0;
    for (let at = from; at < to; at++) visit(grid.items[at] ?? 0);
  }
}
