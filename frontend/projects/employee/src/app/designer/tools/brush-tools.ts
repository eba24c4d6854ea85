import { paint, type Paint, type Selection } from '@foyer/shared/domain';
import { distance } from '@foyer/ui/seat-map/geometry.ts';
import type { CanvasDrag, CanvasPress } from '../canvas/canvas-input.ts';
import { selectionOf, targetAt } from '../canvas/target.ts';
import type { Designer } from '../state/designer.ts';
import { counted } from '../state/selected.ts';
import { joinedSelection } from '../state/selecting.ts';
import { paintOf } from '../state/tool-options.ts';
import { NOTHING } from '@foyer/shared/domain';
import { placeOf, type Tool, type ToolDeps } from './tool-deps.ts';

/** Paints seats, with Shift or a double click whole rows, and standing areas with a ticket category. */
export const paintTool: Tool = (deps, press) => {
  const { brush } = deps.designer.options();
  if (brush === '') return refusing(deps.designer, 'Choose a ticket category to paint with.');
  return brushing(deps, press, { categoryId: brush });
};

/** Marks seats as accessible, companion, blocked or with a note, or takes such marks away. */
export const markTool: Tool = (deps, press) => {
  const { mark, note } = deps.designer.options();
  return brushing(deps, press, paintOf(mark, note));
};

function refusing(designer: Designer, words: string): CanvasDrag {
  const say = (): void => designer.notice.set(words);
  return { drag: () => undefined, drop: say, click: say, cancel: () => undefined };
}

function brushing(deps: ToolDeps, press: CanvasPress, colour: Paint): CanvasDrag {
  const { designer } = deps;
  const draft = designer.draft();
  let touched: Selection = NOTHING;
  let last = placeOf(deps, press);
  let refused = false;

  function touch(at: CanvasPress): void {
    if (refused) return;
    const to = placeOf(deps, at);
    touched = [...pointsBetween(last, to, deps.scene().pitch / 3)].reduce(
      (all, place) => joinedSelection(all, under(deps, place, at)),
      touched,
    );
    last = to;
    const next = paint(draft, touched, colour);
    refused = designer.refusesTo(next);
    if (refused) return designer.abandon();
    designer.preview.set(next);
    designer.traces.set({ hint: { at: to, text: counted(touched.seats.size, 'seat') } });
  }
  function finish(at: CanvasPress): void {
    touch(at);
    designer.finish({ said: `${counted(touched.seats.size, 'seat')} painted.` });
  }
  return { drag: touch, drop: finish, click: finish, cancel: () => designer.abandon() };
}

function under(deps: ToolDeps, place: { x: number; y: number }, at: CanvasPress): Selection {
  const { pointer } = at;
  const target = targetAt(deps.scene(), place, { pixel: deps.camera.pixel(), pointer });
  if (!target || target.kind === 'decoration') return NOTHING;
  const wide = at.alt ? 'section' : at.shift || at.clicks > 1 ? 'row' : 'one';
  if (target.kind === 'section' && deps.scene().sections[target.index]?.kind === 'seated')
    return at.alt || deps.scene().pitch / deps.camera.pixel() < 5
      ? selectionOf(target, deps.scene(), wide)
      : NOTHING;
  return selectionOf(target, deps.scene(), wide);
}

/** Points along a line, so that a quick stroke leaves no seat out. */
function* pointsBetween(
  from: { x: number; y: number },
  to: { x: number; y: number },
  step: number,
) {
  const steps = Math.min(200, Math.ceil(distance(from, to) / Math.max(1, step)));
  for (let index = 1; index <= steps; index++)
    yield {
      x: from.x + ((to.x - from.x) * index) / steps,
      y: from.y + ((to.y - from.y) * index) / steps,
    };
  if (steps === 0) yield to;
}
