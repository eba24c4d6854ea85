import { cssOf } from './colour.ts';
import { middleOf, overlaps, type Bounds, type Point } from './geometry.ts';
import { sectionAt } from './hit-test.ts';
import type { MapPicture, SectionCaption } from './map-picture.ts';
import { crossings, setFont, textWidth } from './map-text.ts';
import { paintCaption } from './section-captions.ts';
import type { SceneSection } from './seat-map-scene.ts';
import { toRoom, toScreen, visibleBounds } from './viewport.ts';

const FONT = { weight: 600, size: 12 };
const PADDING = 8;
const PLATE = 21;

type Named = { readonly section: SceneSection; readonly caption: SectionCaption };

/** Names the sections: inside of them in the overview, beside them once seats are drawn. */
export function paintSectionNames(context: CanvasRenderingContext2D, picture: MapPicture): void {
  const taken: Bounds[] = [];
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const area = visibleBounds(picture.viewport, picture.size);
  for (const [index, section] of picture.scene.sections.entries()) {
    const caption = picture.captions[index];
    if (!caption || !overlaps(section.bounds, area)) continue;
    const asArea = section.kind === 'standing' || picture.detail.sections > 0.5;
    if (asArea) paintCaption(context, picture, { section, caption });
    else if (picture.detail.sectionNames)
      paintPlate(context, picture, { named: { section, caption }, taken });
  }
}

function paintPlate(
  context: CanvasRenderingContext2D,
  picture: MapPicture,
  { named, taken }: { readonly named: Named; readonly taken: Bounds[] },
): void {
  const { palette, ratio } = picture;
  const half = textWidth(context, picture, { text: named.caption.name, font: FONT }) / 2 + PADDING;
  const place =
    half * 2 <= widestPlate(picture, named.section)
      ? platePlace(picture, named.section, half)
      : undefined;
  if (!place) return;
  const { x, y } = place;
  const plate = { left: x - half, right: x + half, top: y - PLATE / 2, bottom: y + PLATE / 2 };
  if (taken.some((other) => overlaps(other, plate))) return;
  taken.push(plate);
  context.beginPath();
  context.roundRect(
    plate.left * ratio,
    plate.top * ratio,
    half * 2 * ratio,
    PLATE * ratio,
    (PLATE / 2) * ratio,
  );
  context.fillStyle = cssOf(palette.ground, 0.9);
  context.fill();
  context.fillStyle = cssOf(palette.ink);
  setFont(context, picture, FONT);
  context.fillText(named.caption.name, x * ratio, y * ratio);
}

/** A plate much wider than its section would name the neighbours. */
function widestPlate({ viewport }: MapPicture, { bounds }: SceneSection): number {
  return (bounds.right - bounds.left) * viewport.scale * 1.2 + 24;
}

/** The first place around the section that is on the screen and where nothing else is; else its upper edge. */
function platePlace(picture: MapPicture, section: SceneSection, half: number): Point {
  const { scene, viewport } = picture;
  const edge = toScreen(viewport, upperEdge(section));
  const start = toScreen(viewport, { x: section.bounds.left, y: section.bounds.top });
  const end = toScreen(viewport, { x: section.bounds.right, y: section.anchor.y });
  const isLeft = section.anchor.x < middleOf(scene.bounds).x;
  const places = [
    { x: edge.x, y: edge.y - PLATE / 2 - 4 },
    { x: edge.x, y: start.y - PLATE / 2 },
    { x: isLeft ? start.x - half : end.x + half, y: end.y },
  ];
  return places.find((place) => isFree(picture, place, half)) ?? edge;
}

function isFree({ scene, viewport, size }: MapPicture, { x, y }: Point, half: number): boolean {
  if (x < half || x > size.width - half) return false;
  const across = [-1, -0.5, 0, 0.5, 1].map((part) => x + part * half);
  const down = [y - PLATE / 2, y + PLATE / 2];
  return across.every((left) =>
    down.every((top) => sectionAt(scene, toRoom(viewport, { x: left, y: top })) === undefined),
  );
}

/** Where a section's outline is crossed straight above its anchor. */
function upperEdge({ outline, anchor }: SceneSection): Point {
  const turned = outline.map(({ x, y }) => ({ x: y, y: x }));
  return { x: anchor.x, y: Math.min(anchor.y, ...crossings(turned, anchor.x)) };
}
