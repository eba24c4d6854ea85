import { cssOf } from './colour.ts';
import { grown, holds, overlaps, type Point } from './geometry.ts';
import type { MapPicture } from './map-picture.ts';
import type { RoomPart } from './map-placement.ts';
import { setFont } from './map-text.ts';
import type { Scene } from './seat-map-scene.ts';

const SMALLEST = 9;
const LARGEST = 14;
/** How far from a row's last seat its name stands, in seat distances. */
const DISTANCE = 0.8;

/** Names the rows of a part of the room at both ends. */
export function paintRowLabels(
  context: CanvasRenderingContext2D,
  picture: MapPicture,
  { at, area }: RoomPart,
): void {
  const { scene, palette, ratio } = picture;
  const size = Math.min(LARGEST, Math.max(SMALLEST, (scene.pitch * at.scale * 0.5) / ratio));
  setFont(context, picture, { weight: 500, size });
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = cssOf(palette.softInk);
  const near = grown(area, scene.pitch);
  for (const section of scene.sections) {
    if (!overlaps(section.bounds, near)) continue;
    for (let row = section.rows.first; row < section.rows.first + section.rows.count; row++) {
      for (const end of rowEnds(scene, row)) {
        if (!holds(near, end)) continue;
        const label = scene.rows[row]?.label ?? '';
        context.fillText(label, end.x * at.scale + at.offsetX, end.y * at.scale + at.offsetY);
      }
    }
  }
}

/** The places just before a row's first and after its last seat. */
function rowEnds(scene: Scene, rowIndex: number): Point[] {
  const row = scene.rows[rowIndex];
  if (!row || row.count === 0) return [];
  const last = row.first + row.count - 1;
  return [
    outwards(scene, row.first, Math.min(last, row.first + 1)),
    outwards(scene, last, Math.max(row.first, last - 1)),
  ];
}

function outwards(scene: Scene, end: number, inner: number): Point {
  const x = scene.x[end] ?? 0;
  const y = scene.y[end] ?? 0;
  const dx = x - (scene.x[inner] ?? 0) || (end === inner ? -1 : 0);
  const dy = y - (scene.y[inner] ?? 0);
  const step = (DISTANCE * scene.pitch) / Math.hypot(dx, dy);
  return { x: x + dx * step, y: y + dy * step };
}
