import {
  addArea,
  addStage,
  addText,
  rectangle,
  seatCountAt,
  type PlanDraft,
  type Point,
  type RowShape,
} from '@foyer/shared/domain';
import type { CanvasDrag, CanvasPress } from '../canvas/canvas-input.ts';
import type { Designer, StepNotes } from '../state/designer.ts';
import { placesWithin, rowInto, rowsInto, standingInto } from '../state/drawing-steps.ts';
import { counted } from '../state/selected.ts';
import { decorationAlone, sectionAlone, seatsAlone } from '../state/selecting.ts';
import {
  lengthWords,
  placeOf,
  snapTo,
  straightened,
  type Tool,
  type ToolDeps,
} from './tool-deps.ts';

/** What a drag from one point to another draws, with the words that measure it. */
type Drawn = { readonly draft: PlanDraft; readonly text: string; readonly notes?: StepNotes };
type Drawing = (designer: Designer, from: Point, to: Point) => Drawn | undefined;

/** Shapes smaller than this, in centimetres, are a click and no drag. */
const LEAST_CM = 40;

/** Draws one row along a drag. */
export const rowTool: Tool = (deps, press) =>
  drawing(deps, press, (designer, from, to) => {
    const options = designer.options();
    const shape = rowShape(from, to, options.curveCm);
    const count = seatCountAt(shape, options.spacingCm);
    const { numbering, categoryId } = options;
    const into = rowInto(
      designer.draft(),
      options.rowSection,
      { shape: shortened(shape, count, options.spacingCm), count, numbering, categoryId },
      designer.ids,
    );
    const row = lastRow(into.draft, into.sectionId);
    const text = `${counted(count, 'seat')} · ${lengthWords(Math.hypot(to.x - from.x, to.y - from.y))}`;
    const select = seatsAlone(row?.seats.map(({ seatId }) => seatId) ?? []);
    return { draft: into.draft, text, notes: { select } };
  });

/** Draws a block of rows into the rectangle of a drag. */
export const rowsTool: Tool = (deps, press) =>
  drawing(deps, press, (designer, from, to) => {
    const options = designer.options();
    const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
    const [top, bottom] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
    const stageAbove = designer.draft().focalPoint.y <= (top + bottom) / 2;
    const y = stageAbove ? top : bottom;
    const shape = { from: { x: left, y }, to: { x: right, y }, curve: options.curveCm };
    const rows = Math.floor((bottom - top) / options.rowGapCm) + 1;
    const count = seatCountAt(shape, options.spacingCm);
    if (right - left < LEAST_CM) return undefined;
    const { rowGapCm: rowGap, labels, numbering, categoryId } = options;
    const into = rowsInto(
      designer.draft(),
      options.blockSection,
      {
        shape: shortened(shape, count, options.spacingCm),
        rows,
        rowGap,
        count,
        labels,
        numbering,
        categoryId,
      },
      designer.ids,
    );
    const text = `${counted(rows, 'row')} × ${count} = ${counted(rows * count, 'seat')}`;
    return { draft: into.draft, text, notes: { select: sectionAlone(into.sectionId) } };
  });

/** Draws a standing area into the rectangle of a drag. */
export const standingTool: Tool = (deps, press) =>
  drawing(deps, press, (designer, from, to) => {
    const outline = boxOf(from, to);
    if (!outline) return undefined;
    const { categoryId, peoplePerSquareMetre } = designer.options();
    const capacity = placesWithin(outline, peoplePerSquareMetre);
    const into = standingInto(designer.draft(), { outline, capacity, categoryId }, designer.ids);
    const text = `${sizeWords(from, to)} · ${counted(capacity, 'place')}`;
    return { draft: into.draft, text, notes: { select: sectionAlone(into.sectionId) } };
  });

/** Draws the stage, or another area that is not for sale. */
export const stageTool: Tool = (deps, press) =>
  drawing(deps, press, (designer, from, to) => {
    const outline = boxOf(from, to);
    if (!outline) return undefined;
    const before = designer.draft();
    const isStage = designer.options().areaKind === 'stage';
    const draft = isStage ? addStage(before, outline) : addArea(before, outline, 'Bar');
    const select = decorationAlone(before.decorations.length);
    return { draft, text: sizeWords(from, to), notes: { select } };
  });

/** Puts a text where it is clicked. */
export const textTool: Tool = (deps, press) => {
  const { designer } = deps;
  const write = (at: CanvasPress): void => {
    const index = designer.draft().decorations.length;
    const { point } = snapTo(deps, placeOf(deps, at));
    designer.apply((draft) => addText(draft, point, 'Text'), {
      select: decorationAlone(index),
      said: 'Text added.',
    });
    designer.take('select');
  };
  return { drag: () => undefined, drop: write, click: () => write(press), cancel: () => undefined };
};

/** A drag that shows what it draws. */
function drawing(deps: ToolDeps, press: CanvasPress, draw: Drawing): CanvasDrag {
  const { designer } = deps;
  const from = snapTo(deps, placeOf(deps, press)).point;
  let drawn: Drawn | undefined;
  return {
    drag(to) {
      const { point, guides } = snapTo(deps, placeOf(deps, to));
      drawn = draw(designer, from, to.shift ? straightened(from, point) : point);
      designer.preview.set(drawn?.draft);
      designer.traces.set(drawn ? { guides, hint: { at: point, text: drawn.text } } : {});
    },
    drop(at) {
      this.drag(at);
      if (!drawn) designer.abandon();
      else if (designer.finish({ ...drawn.notes, said: `${drawn.text} added.` })) goOn(designer);
    },
    click: () => designer.notice.set('Drag across the room to draw, or enter measures beside it.'),
    cancel: () => designer.abandon(),
  };
}

/** The next single row goes into the section of the last one; a shape is bent by its corners next. */
function goOn(designer: Designer): void {
  const [row] = designer.selected().rows;
  if (designer.tool() === 'row' && row) designer.choose({ rowSection: row.section.sectionId });
  if (designer.tool() === 'standing' || designer.tool() === 'stage') designer.take('select');
}

function lastRow(draft: PlanDraft, sectionId: string) {
  const section = draft.sections.find((each) => each.sectionId === sectionId);
  return section?.kind === 'seated' ? section.rows.at(-1) : undefined;
}

/** The shape of a row drawn from left to right, so that a curve opens towards a stage above it. */
function rowShape(from: Point, to: Point, curve: number): RowShape {
  return from.x <= to.x ? { from, to, curve } : { from: to, to: from, curve };
}

/** The shape as long as its seats need at their spacing; without a curve its beginning stays. */
function shortened(shape: RowShape, count: number, spacing: number): RowShape {
  const length = Math.hypot(shape.to.x - shape.from.x, shape.to.y - shape.from.y);
  const wanted = (count - 1) * spacing;
  if (shape.curve !== 0 || length === 0) return shape;
  const part = wanted / length;
  const { from, to } = shape;
  return {
    ...shape,
    to: { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part },
  };
}

function boxOf(from: Point, to: Point): Point[] | undefined {
  const [width, height] = [Math.abs(to.x - from.x), Math.abs(to.y - from.y)];
  if (width < LEAST_CM || height < LEAST_CM) return undefined;
  return rectangle(Math.min(from.x, to.x), Math.min(from.y, to.y), width, height);
}

function sizeWords(from: Point, to: Point): string {
  return `${lengthWords(to.x - from.x)} × ${lengthWords(to.y - from.y)}`;
}
