import { cssOf } from './colour.ts';
import { sectionShade, type CategoryPaint } from './map-palette.ts';
import type { MapPicture, SectionCaption } from './map-picture.ts';
import { crossings, setFont, textWidth, type MapFont } from './map-text.ts';
import type { SceneSection } from './seat-map-scene.ts';
import { toScreen } from './viewport.ts';

const LEAST_NAME = 13;
const MOST_NAME = 22;
const SMALLEST = 9.5;
/** The part of a section's width that its name's size takes. */
const NAME_SHARE = 0.028;
const LINE_HEIGHT = 1.3;
const DETAIL_SHARE = 0.92;
const PADDING = 4;
/** A name may be so much wider than its section before it would name the neighbours. */
const OVERHANG = 24;

/** A line of text; `short` stands in where there is no room for all of it. */
type Line = { readonly text: string; readonly short: string; readonly font: MapFont };
type Captioned = { readonly section: SceneSection; readonly caption: SectionCaption };
type Room = { readonly section: SceneSection; readonly y: number };

/** Writes a section's name and price into it, as far as there is room. */
export function paintCaption(
  context: CanvasRenderingContext2D,
  picture: MapPicture,
  { section, caption }: Captioned,
): void {
  const paint = picture.paints[section.category];
  if (!paint) return;
  const shade = sectionShade(paint, picture.palette, caption);
  const wide = (section.bounds.right - section.bounds.left) * picture.viewport.scale;
  const high = (section.bounds.bottom - section.bounds.top) * picture.viewport.scale;
  const size = Math.min(MOST_NAME, Math.max(LEAST_NAME, wide * NAME_SHARE));
  const name = { text: caption.name, short: shortName(caption.name), font: { weight: 600, size } };
  const detail = {
    text: caption.detail,
    short: '',
    font: { weight: 400, size: size * DETAIL_SHARE },
  };
  const lines: Line[] = high > 3 * size && caption.detail ? [name, detail] : [name];
  const { y } = toScreen(picture.viewport, section.anchor);
  lines.forEach((line, index) => {
    const room = { section, y: y + (index - (lines.length - 1) / 2) * size * LINE_HEIGHT };
    const fitting = fittingLine(context, picture, { line, room });
    if (fitting) write(context, picture, { line: fitting, room, shade });
    else if (line === name && !line.short) overhang(context, picture, { line, room, shade });
  });
}

/** The word at the end of a name that tells it from its neighbours: 114 of `Block 114`, A1 of `Floor A1`. */
function shortName(name: string): string {
  return /\S*\d\S*$/.exec(name)?.[0] ?? '';
}

/** The longest form of a line that fits, shrunk if need be. */
function fittingLine(
  context: CanvasRenderingContext2D,
  picture: MapPicture,
  { line, room }: { readonly line: Line; readonly room: Room },
): Line | undefined {
  const width = widthAt(room, picture, line.font.size);
  for (const text of [line.text, line.short]) {
    if (!text) continue;
    const needed = textWidth(context, picture, { text, font: line.font });
    const size = Math.min(line.font.size, (line.font.size * width) / needed);
    if (size >= SMALLEST) return { ...line, text, font: { ...line.font, size } };
  }
  return undefined;
}

/** The width in CSS pixels that a line of text has around the section's anchor. */
function widthAt({ section, y }: Room, { viewport }: MapPicture, size: number): number {
  const { outline, anchor } = section;
  const edges = [y - size / 2, y + size / 2].map(
    (edge) => (edge - viewport.offsetY) / viewport.scale,
  );
  const halves = edges.flatMap((edge) =>
    crossings(outline, edge).map((x) => Math.abs(x - anchor.x)),
  );
  return halves.length > 0 ? Math.min(...halves) * 2 * viewport.scale - PADDING : 0;
}

type Writing = { readonly line: Line; readonly room: Room; readonly shade: CategoryPaint };

function write(
  context: CanvasRenderingContext2D,
  picture: MapPicture,
  { line, room, shade }: Writing,
): void {
  const { x } = toScreen(picture.viewport, room.section.anchor);
  setFont(context, picture, line.font);
  context.fillStyle = cssOf(shade.ink);
  context.fillText(line.text, x * picture.ratio, room.y * picture.ratio);
}

/** Writes a name a little beyond a slanted or narrow section, on a soft edge of the section's colour. */
function overhang(context: CanvasRenderingContext2D, picture: MapPicture, writing: Writing): void {
  const { line, room, shade } = writing;
  const { left, right } = room.section.bounds;
  const most = (right - left) * picture.viewport.scale * 1.2 + OVERHANG;
  if (textWidth(context, picture, line) > most) return;
  const { x } = toScreen(picture.viewport, room.section.anchor);
  context.lineWidth = 4 * picture.ratio;
  context.lineJoin = 'round';
  context.strokeStyle = cssOf(shade.fill, 0.7);
  context.strokeText(line.text, x * picture.ratio, room.y * picture.ratio);
  write(context, picture, writing);
}
