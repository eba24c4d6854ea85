import {
  changeDecoration,
  reshapeRow,
  rotate,
  seatsOfRow,
  setFocalPoint,
  setOutline,
  shapeOf,
  type PlanDraft,
  type Point,
  type Row,
  type RowShape,
} from '@foyer/shared/domain';
import { boundsOf, distance, middleOf } from '@foyer/ui/seat-map/geometry.ts';
import type { CanvasDrag, CanvasPress } from '../canvas/canvas-input.ts';
import { unit, withCorner, type Handle, type Shape } from '../canvas/handles.ts';
import { seatsAlone } from '../state/selecting.ts';
import type { Traces } from '../state/traces.ts';
import { lengthWords, placeOf, snapTo, type ToolDeps } from './tool-deps.ts';

/** What a knob makes of the drawing at a point, with the words that measure it. */
type Turned = {
  readonly draft: PlanDraft;
  readonly text: string;
  readonly guides?: Traces['guides'];
};

const ANGLE_STEP = 15;
/** Curves flatter than this on the screen, in pixels, are meant to be straight. */
const STRAIGHT_PIXELS = 7;

/** Drags a knob. */
export function handleDrag(deps: ToolDeps, handle: Handle): CanvasDrag {
  const { designer } = deps;
  let refused = false;
  function drag(to: CanvasPress): void {
    if (refused) return;
    const { draft, text, guides } = turned(deps, handle, to);
    refused = designer.refusesTo(draft);
    if (refused) return designer.abandon();
    designer.preview.set(draft);
    designer.traces.set({ hint: { at: placeOf(deps, to), text }, ...(guides && { guides }) });
  }
  return {
    drag,
    drop(at) {
      drag(at);
      const text = designer.traces().hint?.text ?? '';
      const next = designer.preview();
      const row = 'row' in handle ? handle.row.rowId : undefined;
      const select = next && row !== undefined ? seatsAlone(seatsOfRow(next, row)) : undefined;
      designer.finish({ said: text, ...(select && { select }) });
    },
    click: () => designer.abandon(),
    cancel: () => designer.abandon(),
  };
}

function turned(deps: ToolDeps, handle: Handle, to: CanvasPress): Turned {
  const draft = deps.designer.draft();
  switch (handle.kind) {
    case 'row-from':
    case 'row-to':
      return endMoved(deps, handle, to);
    case 'row-curve':
      return curved(deps, handle.row, placeOf(deps, to));
    case 'row-count':
      return counted(deps, handle.row, placeOf(deps, to));
    case 'corner':
    case 'edge': {
      const { point, guides } = snapTo(deps, placeOf(deps, to), ownSelection(handle.shape));
      return { ...reshaped(draft, handle, point), guides };
    }
    case 'rotate':
      return rotated(deps, handle.about, to);
    case 'focal': {
      const { point, guides } = snapTo(deps, placeOf(deps, to));
      return { draft: setFocalPoint(draft, point), text: 'The audience looks here', guides };
    }
  }
}

function endMoved(
  deps: ToolDeps,
  { kind, row }: Extract<Handle, { row: Row }>,
  to: CanvasPress,
): Turned {
  const { designer } = deps;
  const seats = new Set(row.seats.map(({ seatId }) => seatId));
  const own = { seats, sections: new Set<string>(), decorations: new Set<number>() };
  const { point, guides } = snapTo(deps, placeOf(deps, to), own);
  const before = shapeOf(row);
  const shape: RowShape =
    kind === 'row-from' ? { ...before, from: point } : { ...before, to: point };
  const draft = reshapeRow(designer.draft(), row.rowId, { shape }, designer.ids);
  const length = distance(shape.from, shape.to);
  const apart = length / Math.max(1, row.seats.length - 1);
  return { draft, text: `${lengthWords(length)} · about ${lengthWords(apart)} apart`, guides };
}

function curved({ designer, camera }: ToolDeps, row: Row, place: Point): Turned {
  const shape = shapeOf(row);
  const along = unit(shape.from, shape.to);
  const middle = { x: (shape.from.x + shape.to.x) / 2, y: (shape.from.y + shape.to.y) / 2 };
  const height = (place.y - middle.y) * along.x - (place.x - middle.x) * along.y;
  const most = distance(shape.from, shape.to) / 2;
  const isFlat = Math.abs(height) < STRAIGHT_PIXELS * camera.pixel();
  const curve = isFlat ? 0 : Math.round(Math.min(most, Math.max(-most, height)));
  const draft = reshapeRow(
    designer.draft(),
    row.rowId,
    { shape: { ...shape, curve } },
    designer.ids,
  );
  return { draft, text: isFlat ? 'Straight' : `Curve ${lengthWords(curve)}` };
}

function counted({ designer, camera }: ToolDeps, row: Row, place: Point): Turned {
  const { from, to } = shapeOf(row);
  const along = unit(from, to);
  const beyond = (place.x - to.x) * along.x + (place.y - to.y) * along.y - 30 * camera.pixel();
  const gap = distance(from, to) / Math.max(1, row.seats.length - 1);
  const count = Math.max(1, row.seats.length + Math.round(beyond / Math.max(1, gap)));
  const draft = reshapeRow(designer.draft(), row.rowId, { count }, designer.ids);
  return { draft, text: count === 1 ? '1 seat' : `${count} seats` };
}

function ownSelection(shape: Shape) {
  return {
    seats: new Set<string>(),
    sections: new Set(shape.kind === 'section' ? [shape.section.sectionId] : []),
    decorations: new Set(shape.kind === 'decoration' ? [shape.index] : []),
  };
}

function reshaped(
  draft: PlanDraft,
  { kind, shape, index }: Extract<Handle, { shape: Shape }>,
  to: Point,
): Turned {
  const outline =
    kind === 'corner'
      ? withCorner(shape.outline, index, to)
      : shape.outline.toSpliced(index + 1, 0, to);
  const { left, top, right, bottom } = boundsOf(outline);
  const text = `${lengthWords(right - left)} × ${lengthWords(bottom - top)}`;
  return { draft: withOutline(draft, shape, outline), text };
}

/** The drawing with another outline for something with corners; a text in it keeps to its middle. */
export function withOutline(draft: PlanDraft, shape: Shape, outline: readonly Point[]): PlanDraft {
  if (shape.kind === 'section') return setOutline(draft, shape.section.sectionId, outline);
  const at = shape.decoration.at && middleOf(boundsOf(outline));
  return changeDecoration(draft, shape.index, { outline, ...(at && { at }) });
}

function rotated(deps: ToolDeps, about: Point, to: CanvasPress): Turned {
  const { designer } = deps;
  const place = placeOf(deps, to);
  const exact = (Math.atan2(place.y - about.y, place.x - about.x) * 180) / Math.PI + 90;
  const step = to.shift || !designer.snap() ? 1 : ANGLE_STEP;
  const degrees = Math.round(exact / step) * step;
  const turn = ((((degrees + 180) % 360) + 360) % 360) - 180;
  const draft = rotate(designer.draft(), designer.selection(), turn, about);
  return { draft, text: `${turn}°` };
}
