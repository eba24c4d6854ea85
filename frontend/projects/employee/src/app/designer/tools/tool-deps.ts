import { snapped, type Point, type Selection } from '@foyer/shared/domain';
import type { Scene } from '@foyer/ui/seat-map/seat-map-scene.ts';
import { toRoom } from '@foyer/ui/seat-map/viewport.ts';
import type { CanvasDrag, CanvasPress } from '../canvas/canvas-input.ts';
import type { DesignCamera } from '../canvas/design-camera.ts';
import type { Handle } from '../canvas/handles.ts';
import type { Designer } from '../state/designer.ts';
import type { Traces } from '../state/traces.ts';

/** What the tools work with. */
export type ToolDeps = {
  readonly designer: Designer;
  readonly camera: DesignCamera;
  /** The drawing as it stands, made ready for hit tests. */
  readonly scene: () => Scene;
  /** The knobs that are shown. */
  readonly handles: () => readonly Handle[];
};

/** A tool: what a press begins with it. */
export type Tool = (deps: ToolDeps, press: CanvasPress) => CanvasDrag | 'pan';

/** The grid that points snap to, and the step of the arrow keys, in centimetres. */
export const GRID_CM = 10;
const SNAP_PIXELS = 8;

/** The place of the room under a press. */
export function placeOf({ camera }: ToolDeps, press: CanvasPress): Point {
  return toRoom(camera.viewport(), press.screen);
}

/** A point drawn to the grid and to what stands near its level, unless snapping is off. */
export function snapTo(
  { designer, camera }: ToolDeps,
  point: Point,
  ignore?: Selection,
): { readonly point: Point; readonly guides: NonNullable<Traces['guides']> } {
  if (!designer.snap())
    return { point: { x: Math.round(point.x), y: Math.round(point.y) }, guides: {} };
  const reachCm = SNAP_PIXELS * camera.pixel();
  return snapped(point, designer.draft(), {
    gridCm: GRID_CM,
    reachCm,
    ...(ignore && { ignore }),
  });
}

/** The point on the upright or level through another one that is nearest to it. */
export function straightened(from: Point, to: Point): Point {
  const level = Math.abs(to.x - from.x) >= Math.abs(to.y - from.y);
  return level ? { x: to.x, y: from.y } : { x: from.x, y: to.y };
}

/** A drag that moves what is looked at; a click does something else. */
export function panning({ camera }: ToolDeps, press: CanvasPress, click: () => void): CanvasDrag {
  let before = press.screen;
  const follow = ({ screen }: CanvasPress): void => {
    camera.pan(screen.x - before.x, screen.y - before.y);
    before = screen;
  };
  return { drag: follow, drop: follow, click, cancel: () => undefined };
}

/** A length in words: `85 cm`, `12.4 m`. */
export function lengthWords(cm: number): string {
  const size = Math.abs(cm);
  return size < 1_000 ? `${Math.round(size)} cm` : `${(size / 100).toFixed(1)} m`;
}
