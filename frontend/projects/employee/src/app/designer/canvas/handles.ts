import {
  boundsOf,
  shapeOf,
  type Decoration,
  type PlanDraft,
  type Point,
  type Row,
  type Section,
  type Selection,
} from '@foyer/shared/domain';
import { distance } from '@foyer/ui/seat-map/geometry.ts';
import { onlyDecoration, onlyRow, onlySection, type Selected } from '../state/selected.ts';

/** A knob of what is selected, to be dragged. */
export type Handle =
  | {
      readonly kind: 'row-from' | 'row-to' | 'row-curve' | 'row-count';
      readonly at: Point;
      readonly row: Row;
    }
  | {
      readonly kind: 'corner' | 'edge';
      readonly at: Point;
      readonly shape: Shape;
      readonly index: number;
    }
  | { readonly kind: 'rotate'; readonly at: Point; readonly about: Point }
  | { readonly kind: 'focal'; readonly at: Point };

/** Something with corners: a section or a decoration. */
export type Shape =
  | { readonly kind: 'section'; readonly section: Section; readonly outline: readonly Point[] }
  | {
      readonly kind: 'decoration';
      readonly index: number;
      readonly decoration: Decoration;
      readonly outline: readonly Point[];
    };

/** How far beside the thing itself a knob lies, in pixels. */
const BESIDE = { count: 30, rotate: 34 } as const;
/** Outlines of more corners are drawn by their seats, not by hand. */
const MOST_CORNERS = 16;

/** The knobs of a selection, the topmost last. */
export function handlesOf(
  draft: PlanDraft,
  chosen: { readonly selection: Selection; readonly selected: Selected },
  pixel: number,
): Handle[] {
  const { selection, selected } = chosen;
  const row = onlyRow(selected)?.row;
  if (row && row.seats.length > 1)
    return [...rotateOf(draft, selection, pixel), ...rowHandles(row, pixel)];
  const shape = shapeIn(selected);
  const corners = shape && shape.outline.length <= MOST_CORNERS ? cornerHandles(shape, pixel) : [];
  return [...rotateOf(draft, selection, pixel), ...corners];
}

/** The knob of what the audience looks at. */
export function focalHandle({ focalPoint }: PlanDraft): Handle {
  return { kind: 'focal', at: focalPoint };
}

function rowHandles(row: Row, pixel: number): Handle[] {
  const { from, to, curve } = shapeOf(row);
  const along = unit(from, to);
  const beside = BESIDE.count * pixel;
  return [
    { kind: 'row-count', row, at: { x: to.x + along.x * beside, y: to.y + along.y * beside } },
    { kind: 'row-from', row, at: from },
    { kind: 'row-to', row, at: to },
    {
      kind: 'row-curve',
      row,
      at: {
        x: (from.x + to.x) / 2 - along.y * curve,
        y: (from.y + to.y) / 2 + along.x * curve,
      },
    },
  ];
}

function rotateOf(draft: PlanDraft, selection: Selection, pixel: number): Handle[] {
  const box = boundsOf(draft, selection);
  if (!box || (box.width < 1 && box.height < 1)) return [];
  const about = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  return [{ kind: 'rotate', about, at: { x: about.x, y: box.y - BESIDE.rotate * pixel } }];
}

function shapeIn(selected: Selected): Shape | undefined {
  const section = onlySection(selected);
  if (section?.kind === 'standing') return { kind: 'section', section, outline: section.outline };
  const [index, decoration] = onlyDecoration(selected) ?? [];
  if (index === undefined || !decoration?.outline) return undefined;
  return { kind: 'decoration', index, decoration, outline: decoration.outline };
}

function cornerHandles(shape: Shape, pixel: number): Handle[] {
  const { outline } = shape;
  const edges = outline.flatMap((corner, index): Handle[] => {
    const next = outline[(index + 1) % outline.length] ?? corner;
    const at = { x: (corner.x + next.x) / 2, y: (corner.y + next.y) / 2 };
    return distance(corner, next) > 70 * pixel ? [{ kind: 'edge', at, shape, index }] : [];
  });
  return [...edges, ...outline.map((at, index): Handle => ({ kind: 'corner', at, shape, index }))];
}

/** The unit vector from one point to another; to the right where they are the same. */
export function unit(from: Point, to: Point): Point {
  const length = distance(from, to);
  return length === 0
    ? { x: 1, y: 0 }
    : { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
}

/** The knob under a point of the room, if any. */
export function handleAt(
  handles: readonly Handle[],
  place: Point,
  reach: number,
): Handle | undefined {
  return handles.findLast((handle) => distance(handle.at, place) <= reach);
}

/** The corners of a rectangle after one of them was dragged; of another shape only that corner moves. */
export function withCorner(outline: readonly Point[], index: number, to: Point): Point[] {
  const old = outline[index];
  const upright =
    outline.length === 4 &&
    outline.every((corner, at) => {
      const next = outline[(at + 1) % 4] ?? corner;
      return Math.abs(corner.x - next.x) < 1 || Math.abs(corner.y - next.y) < 1;
    });
  if (!upright || !old) return outline.map((corner, at) => (at === index ? to : corner));
  return outline.map((corner) => ({
    x: Math.abs(corner.x - old.x) < 1 ? to.x : corner.x,
    y: Math.abs(corner.y - old.y) < 1 ? to.y : corner.y,
  }));
}
