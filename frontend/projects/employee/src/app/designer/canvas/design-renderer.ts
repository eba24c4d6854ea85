import { grown, type Bounds } from '@foyer/ui/seat-map/geometry.ts';
import { createRoomTiles, type RoomTiles } from '@foyer/ui/seat-map/room-tiles.ts';
import type { Scene } from '@foyer/ui/seat-map/seat-map-scene.ts';
import type { SeatCategory } from '@foyer/ui/seat-map/seat-map-inputs.ts';
import { changedSeats } from '@foyer/ui/seat-map/seat-status.ts';
import { seatAt } from '@foyer/ui/seat-map/seat-walk.ts';
import { paintSectionNames } from '@foyer/ui/seat-map/section-names.ts';
import type { DesignPicture, Ghost } from './design-picture.ts';
import { paintGround, paintScaleBar } from './ground-painter.ts';
import { paintHandles, paintSelection } from './selection-painter.ts';
import { paintGhost, paintLocks, paintSpot, paintTraces } from './trace-painter.ts';

/** Draws pictures of the designer onto one canvas, with what it remembers between them. */
export type DesignRenderer = {
  /** Draws a frame; true when another one is needed for what is unfinished. */
  draw(picture: DesignPicture, now: number): boolean;
};

/** Row labels stand outside of their section, within so many seat distances. */
const LABEL_PITCHES = 2;

/** The renderer of a canvas. */
export function createDesignRenderer(
  canvas: HTMLCanvasElement,
  context: CanvasRenderingContext2D,
  categories: () => readonly SeatCategory[],
): DesignRenderer {
  const tiles = createRoomTiles();
  let last: DesignPicture | undefined;
  /** What a gesture drew stays until the room itself is painted so. */
  let settling: Ghost | undefined;

  return {
    draw(picture, now) {
      if (last) invalidateChanges(tiles, last, picture);
      settling =
        picture.ghost ?? (last?.scene === picture.scene && !last.ghost ? settling : last?.ghost);
      last = picture;
      fitCanvas(canvas, picture);
      context.clearRect(0, 0, canvas.width, canvas.height);
      paintGround(context, picture);
      const unfinished = tiles.draw(context, picture, now);
      if (!unfinished && !picture.ghost) settling = undefined;
      if (settling) paintGhost(context, picture, { ghost: settling, categories: categories() });
      paintLocks(context, picture);
      paintSectionNames(context, picture);
      if (!picture.ghost) paintSelection(context, picture);
      paintTraces(context, picture);
      if (!picture.ghost) paintHandles(context, picture);
      paintSpot(context, picture);
      paintScaleBar(context, picture);
      return unfinished;
    },
  };
}

function fitCanvas(canvas: HTMLCanvasElement, { size, ratio }: DesignPicture): void {
  const width = Math.round(size.width * ratio);
  const height = Math.round(size.height * ratio);
  if (canvas.width === width && canvas.height === height) return;
  canvas.width = width;
  canvas.height = height;
}

/** Has painted anew what differs: only the sections that changed, as long as the rest is painted the same way. */
function invalidateChanges(tiles: RoomTiles, before: DesignPicture, now: DesignPicture): void {
  const alike =
    before.palette === now.palette &&
    before.ratio === now.ratio &&
    before.scene.pitch === now.scene.pitch &&
    before.scene.plan.decorations === now.scene.plan.decorations &&
    sameColours(before, now);
  if (!alike) return tiles.clear();
  if (before.scene !== now.scene) {
    for (const area of changedAreas(before.scene, now.scene)) tiles.invalidate(area);
    for (const area of changedAreas(now.scene, before.scene)) tiles.invalidate(area);
    for (const area of ghostAreas(before)) tiles.invalidate(area);
  } else if (before.statuses !== now.statuses)
    for (const seat of changedSeats(before.statuses, now.statuses)) {
      const { x, y } = seatAt(now.scene, seat);
      tiles.invalidate(grown({ left: x, top: y, right: x, bottom: y }, now.scene.pitch));
    }
}

function sameColours(before: DesignPicture, now: DesignPicture): boolean {
  if (before.paints === now.paints) return true;
  const colours = ({ scene, paints }: DesignPicture) =>
    new Map(
      scene.categoryIds.map((categoryId, index) => [categoryId, String(paints[index]?.fill)]),
    );
  const [old, next] = [colours(before), colours(now)];
  return [...next].every(([id, colour]) => (old.get(id) ?? colour) === colour);
}

/** The areas of sections that another scene does not have as they are. */
function changedAreas(scene: Scene, other: Scene): Bounds[] {
  const kept = new Set<unknown>(other.plan.sections);
  return scene.plan.sections.flatMap((section, index) => {
    const drawn = scene.sections[index];
    if (kept.has(section) || !drawn) return [];
    return [grown(drawn.bounds, scene.pitch * LABEL_PITCHES)];
  });
}

/** Where a gesture had taken rows away. */
function ghostAreas({ ghost, scene }: DesignPicture): Bounds[] {
  const ids = new Set(ghost?.scene.sections.map(({ sectionId }) => sectionId));
  return scene.sections
    .filter(({ sectionId }) => ids.has(sectionId))
    .map(({ bounds }) => grown(bounds, scene.pitch * LABEL_PITCHES));
}
