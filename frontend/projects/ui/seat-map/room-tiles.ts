import { overlaps, type Bounds } from './geometry.ts';
import type { MapPicture } from './map-picture.ts';
import { screenPart } from './map-placement.ts';
import { paintFloor, paintRoom } from './room-painter.ts';

/** Bitmaps of the room, painted once and then only moved, so that panning costs the same for any room. */
export type RoomTiles = {
  /** Draws what is visible of the room; true when some are still to be painted in a later frame. */
  draw(context: CanvasRenderingContext2D, picture: MapPicture, now: number): boolean;
  /** Has a part of the room painted anew. */
  invalidate(area: Bounds): void;
  /** Has everything painted anew, after a change of theme, room or filter. */
  clear(): void;
};

type Tile = {
  readonly column: number;
  readonly row: number;
  readonly bitmap: HTMLCanvasElement | undefined;
  stale: boolean;
};
/** The tiles of one scale (bitmap pixels per centimetre). */
type Layer = { readonly scale: number; readonly tiles: Map<string, Tile> };
type Span = {
  readonly columns: readonly [number, number];
  readonly rows: readonly [number, number];
};

const TILE = 512;
/** Tiles kept beyond the visible ones; 1 MB each. */
const SPARE_TILES = 24;
/** How long one frame may paint new tiles; less of it while fingers are zooming. */
const BUDGET_MS = { still: 8, zooming: 4 };
/** A zoom is over when the scale stood still so long; until then the old bitmaps are stretched. */
const SETTLED_MS = 90;
/** Beyond this stretch the old bitmaps are too coarse even for a moment. */
const LONGEST_STRETCH = 2.2;

/** Tiles for one canvas. */
export function createRoomTiles(): RoomTiles {
  let shown: Layer | undefined;
  let coming: Layer | undefined;
  let lastScale = 0;
  let movedAt = -Infinity;

  return {
    draw(context, picture, now) {
      const scale = picture.viewport.scale * picture.ratio;
      if (scale !== lastScale) [lastScale, movedAt] = [scale, now];
      const settled = now - movedAt >= SETTLED_MS;
      if (shown?.scale === scale || (coming && isOverstretched(coming, scale))) coming = undefined;
      if (shown?.scale !== scale && (!shown || settled || isOverstretched(shown, scale))) {
        if (!coming || (settled && coming.scale !== scale)) coming = { scale, tiles: new Map() };
      }
      const target = coming ?? (shown?.scale === scale ? shown : undefined);
      const budget = settled ? BUDGET_MS.still : BUDGET_MS.zooming;
      const complete = !target || paintMissing(target, picture, budget);
      if (target && (complete || !shown)) [shown, coming] = [target, undefined];
      const exact = complete && shown?.scale === scale;
      if (!exact && !(shown && covers(shown, picture)))
        paintFloor(context, picture, screenPart(picture));
      if (shown) blit(context, picture, shown);
      return !exact;
    },
    invalidate(area) {
      for (const layer of [shown, coming]) if (layer) markStale(layer, area);
    },
    clear() {
      for (const tile of shown?.tiles.values() ?? []) tile.stale = true;
      coming = undefined;
    },
  };
}

function isOverstretched(layer: Layer, scale: number): boolean {
  const stretch = scale / layer.scale;
  return stretch > LONGEST_STRETCH || stretch < 1 / LONGEST_STRETCH;
}

function deviceOffset({ viewport, ratio }: MapPicture): { readonly x: number; readonly y: number } {
  return { x: Math.round(viewport.offsetX * ratio), y: Math.round(viewport.offsetY * ratio) };
}

function visibleSpan(picture: MapPicture, tileSize: number): Span {
  const { x, y } = deviceOffset(picture);
  const { size, ratio } = picture;
  return {
    columns: [Math.floor(-x / tileSize), Math.floor((size.width * ratio - x) / tileSize)],
    rows: [Math.floor(-y / tileSize), Math.floor((size.height * ratio - y) / tileSize)],
  };
}

function* cellsOf({ columns, rows }: Span) {
  for (let row = rows[0]; row <= rows[1]; row++) {
    for (let column = columns[0]; column <= columns[1]; column++)
      yield { column, row, key: `${column},${row}` };
  }
}

/** Whether the tiles, stretched as they may be, fill the screen. */
function covers(layer: Layer, picture: MapPicture): boolean {
  const stretch = (picture.viewport.scale * picture.ratio) / layer.scale;
  const visible = [...cellsOf(visibleSpan(picture, TILE * stretch))];
  return visible.every(({ key }) => layer.tiles.has(key));
}

/** Paints visible tiles within the frame's budget; true when none is missing. */
function paintMissing(layer: Layer, picture: MapPicture, budgetMs: number): boolean {
  const until = performance.now() + budgetMs;
  const stretch = (picture.viewport.scale * picture.ratio) / layer.scale;
  const visible = [...cellsOf(visibleSpan(picture, TILE * stretch))];
  for (const { column, row, key } of visible) {
    const known = layer.tiles.get(key);
    if (known && !known.stale) continue;
    if (performance.now() >= until) return false;
    layer.tiles.delete(key);
    layer.tiles.set(
      key,
      paintedTile(picture, { column, row, scale: layer.scale, bitmap: known?.bitmap }),
    );
  }
  dropSpare(layer, visible.length + SPARE_TILES);
  return true;
}

/** Forgets the tiles painted longest ago. */
function dropSpare({ tiles }: Layer, most: number): void {
  for (const key of tiles.keys()) {
    if (tiles.size <= most) return;
    tiles.delete(key);
  }
}

type TilePlace = {
  readonly column: number;
  readonly row: number;
  readonly scale: number;
  readonly bitmap: HTMLCanvasElement | undefined;
};

function roomOf({
  column,
  row,
  scale,
}: {
  readonly column: number;
  readonly row: number;
  readonly scale: number;
}): Bounds {
  const side = TILE / scale;
  return {
    left: column * side,
    top: row * side,
    right: (column + 1) * side,
    bottom: (row + 1) * side,
  };
}

function paintedTile(picture: MapPicture, place: TilePlace): Tile {
  const { column, row, scale } = place;
  const area = roomOf(place);
  if (!overlaps(area, picture.scene.bounds))
    return { column, row, bitmap: undefined, stale: false };
  const bitmap = place.bitmap ?? newBitmap();
  const context = bitmap.getContext('2d');
  context?.clearRect(0, 0, TILE, TILE);
  const at = { scale, offsetX: -column * TILE, offsetY: -row * TILE };
  if (context) paintRoom(context, picture, { at, area });
  return { column, row, bitmap, stale: false };
}

function newBitmap(): HTMLCanvasElement {
  const bitmap = document.createElement('canvas');
  bitmap.width = bitmap.height = TILE;
  return bitmap;
}

function blit(context: CanvasRenderingContext2D, picture: MapPicture, layer: Layer): void {
  const stretch = (picture.viewport.scale * picture.ratio) / layer.scale;
  const side = TILE * stretch;
  const { x, y } = deviceOffset(picture);
  const { columns, rows } = visibleSpan(picture, side);
  for (const { column, row, bitmap } of layer.tiles.values()) {
    if (!bitmap || column < columns[0] || column > columns[1] || row < rows[0] || row > rows[1])
      continue;
    const left = Math.round(column * side);
    const top = Math.round(row * side);
    const width = Math.round((column + 1) * side) - left;
    const height = Math.round((row + 1) * side) - top;
    context.drawImage(bitmap, left + x, top + y, width, height);
  }
}

function markStale({ scale, tiles }: Layer, area: Bounds): void {
  const span: Span = {
    columns: [Math.floor((area.left * scale) / TILE), Math.floor((area.right * scale) / TILE)],
    rows: [Math.floor((area.top * scale) / TILE), Math.floor((area.bottom * scale) / TILE)],
  };
  for (const { key } of cellsOf(span)) {
    const tile = tiles.get(key);
    if (tile) tile.stale = true;
  }
}
