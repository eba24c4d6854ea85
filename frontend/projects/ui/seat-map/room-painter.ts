import { cssOf, mixed } from './colour.ts';
import { boundsOf, grown, middleOf, overlaps, type Bounds, type Point } from './geometry.ts';
import { sectionShade } from './map-palette.ts';
import type { MapPicture } from './map-picture.ts';
import type { Placement, RoomPart } from './map-placement.ts';
import { setFont, textWidth } from './map-text.ts';
import { paintRowLabels } from './row-labels.ts';
import type { SceneSection } from './seat-map-scene.ts';
import { paintSeats } from './seat-shapes.ts';
import { sectionBands } from './section-bands.ts';
import { visitGrid } from './spatial-grid.ts';

/** Bands are first painted too broad, so that they reach the outline, then as broad as their rows. */
const BAND_PASSES = [3.2, 1];
/** A standing area stays coloured however near one is. */
const LEAST_STANDING = 0.7;

const paths = new WeakMap<readonly Point[], Path2D>();

function pathOf(outline: readonly Point[]): Path2D {
  const known = paths.get(outline);
  if (known) return known;
  const path = new Path2D();
  outline.forEach(({ x, y }, index) => (index === 0 ? path.moveTo(x, y) : path.lineTo(x, y)));
  path.closePath();
  paths.set(outline, path);
  return path;
}

/** Runs `draw` with the context in room coordinates (centimetres). */
function inRoom(context: CanvasRenderingContext2D, at: Placement, draw: () => void): void {
  context.save();
  context.setTransform(at.scale, 0, 0, at.scale, at.offsetX, at.offsetY);
  context.lineJoin = 'round';
  draw();
  context.restore();
}

/** Paints the stage and the floors of a part of the room; in the overview the sections as coloured areas. */
export function paintFloor(
  context: CanvasRenderingContext2D,
  picture: MapPicture,
  part: RoomPart,
): void {
  inRoom(context, part.at, () => {
    context.lineWidth = picture.ratio / part.at.scale;
    paintDecorations(context, picture);
    picture.scene.sections.forEach((section, index) => {
      if (overlaps(section.bounds, part.area))
        paintSection(context, picture, { section, index, at: part.at });
    });
  });
  paintDecorationTexts(context, picture, part.at);
}

/** Paints all of a part of the room that stays where it is: floors, seats, the names of rows. */
export function paintRoom(
  context: CanvasRenderingContext2D,
  picture: MapPicture,
  part: RoomPart,
): void {
  paintFloor(context, picture, part);
  if (picture.detail.seats > 0) {
    context.globalAlpha = picture.detail.seats;
    paintSeats(context, picture, {
      seats: seatsIn(picture, grown(part.area, picture.scene.pitch)),
      at: part.at,
    });
    context.globalAlpha = 1;
  }
  if (picture.detail.rowLabels) paintRowLabels(context, picture, part);
}

function seatsIn({ scene }: MapPicture, area: Bounds): number[] {
  const found: number[] = [];
  for (const section of scene.sections) {
    if (section.seats.count === 0 || !overlaps(section.bounds, area)) continue;
    visitGrid(section.grid, area, (seat) => {
      const x = scene.x[seat] ?? 0;
      const y = scene.y[seat] ?? 0;
      if (x >= area.left && x <= area.right && y >= area.top && y <= area.bottom) found.push(seat);
    });
  }
  return found;
}

function paintDecorations(context: CanvasRenderingContext2D, { scene, palette }: MapPicture): void {
  for (const { kind, outline } of scene.plan.decorations) {
    if (!outline || outline.length < 3) continue;
    const area = mixed(palette.ground, palette.floor, 0.5);
    context.fillStyle = cssOf(kind === 'stage' ? palette.stage : area);
    context.fill(pathOf(outline));
    context.strokeStyle = cssOf(palette.line);
    if (palette.forced) context.stroke(pathOf(outline));
  }
}

type Placed = { readonly section: SceneSection; readonly index: number; readonly at: Placement };

function paintSection(
  context: CanvasRenderingContext2D,
  picture: MapPicture,
  placed: Placed,
): void {
  const { palette, detail, ratio } = picture;
  const path = pathOf(placed.section.outline);
  context.fillStyle = cssOf(palette.floor);
  context.fill(path);
  const least = placed.section.kind === 'standing' ? LEAST_STANDING : 0;
  const strength = Math.max(least, detail.sections);
  if (strength > 0) paintArea(context, picture, { ...placed, strength });
  context.lineWidth = ratio / placed.at.scale;
  context.strokeStyle = cssOf(palette.line);
  context.stroke(path);
}

/** Fills a section with its category's colour, or with a band for each where it has several. */
function paintArea(
  context: CanvasRenderingContext2D,
  picture: MapPicture,
  { section, index, strength }: Placed & { readonly strength: number },
): void {
  const { palette, scene, paints } = picture;
  const caption = picture.captions[index] ?? { freeShare: undefined };
  const colourOf = (category: number): string => {
    const paint = paints[category];
    if (!paint) return cssOf(palette.floor);
    return cssOf(mixed(palette.floor, sectionShade(paint, palette, caption).fill, strength));
  };
  const path = pathOf(section.outline);
  context.fillStyle = colourOf(section.category);
  context.fill(path);
  const bands = caption.freeShare === 0 ? [] : sectionBands(scene, section);
  if (bands.length === 0) return;
  context.save();
  context.clip(path);
  context.lineCap = 'square';
  for (const breadth of BAND_PASSES) {
    for (const band of bands) {
      context.lineWidth = band.width * breadth;
      context.strokeStyle = colourOf(band.category);
      context.stroke(band.path);
    }
  }
  context.restore();
}

function paintDecorationTexts(
  context: CanvasRenderingContext2D,
  picture: MapPicture,
  at: Placement,
): void {
  const { scene, palette, ratio } = picture;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const scale = at.scale / ratio;
  const font = { weight: 500, size: Math.min(18, Math.max(12, scale * 60)) };
  for (const { outline, at: point, text } of scene.plan.decorations) {
    const place = point ?? (outline && middleOf(boundsOf(outline)));
    if (!text || !place) continue;
    const room = outline ? boundsWidth(outline) * scale * 0.9 : Infinity;
    if (textWidth(context, picture, { text, font }) > room) continue;
    setFont(context, picture, font);
    context.fillStyle = cssOf(palette.softInk);
    context.fillText(text, place.x * at.scale + at.offsetX, place.y * at.scale + at.offsetY);
  }
}

function boundsWidth(outline: readonly Point[]): number {
  const { left, right } = boundsOf(outline);
  return right - left;
}
