import { levelOfDetail } from '@foyer/ui/seat-map/level-of-detail.ts';
import type { CanvasDrag, CanvasPress } from '../canvas/canvas-input.ts';
import { handleAt } from '../canvas/handles.ts';
import { isSelected, selectionOf, targetAt, type Target } from '../canvas/target.ts';
import { inMarquee, joinedSelection, toggledSelection } from '../state/selecting.ts';
import { NOTHING, type Selection } from '@foyer/shared/domain';
import { handleDrag } from './handle-drag.ts';
import { moveDrag } from './move-drag.ts';
import { panning, placeOf, type Tool, type ToolDeps } from './tool-deps.ts';

/** How far from its middle a knob is taken hold of, in pixels. */
const KNOB_REACH = { touch: 24, fine: 11 } as const;

/** Selects by click, Shift and marquee, moves what is selected, and turns its knobs. */
export const selectTool: Tool = (deps, press) => {
  const place = placeOf(deps, press);
  const pixel = deps.camera.pixel();
  const knob = handleAt(deps.handles(), place, KNOB_REACH[press.pointer] * pixel);
  if (knob && !press.shift) return handleDrag(deps, knob);
  const target = targetAt(deps.scene(), place, { pixel, pointer: press.pointer });
  if (!target) return aroundNothing(deps, press, () => clickedOn(deps, press, NOTHING));
  const part = selectionOf(target, deps.scene(), breadthOf(press));
  const already = isSelected(target, deps.scene(), deps.designer.selection());
  if (!already && (press.pointer === 'touch' || isFloor(deps, target)))
    return aroundNothing(deps, press, () => clickedOn(deps, press, part));
  if (!already || (press.clicks === 2 && !press.shift)) clickedOn(deps, press, part);
  const click =
    already && press.clicks !== 2 ? () => clickedOn(deps, press, part) : () => undefined;
  return moveDrag(deps, { target, press, click });
};

/** One click means a seat, two its row, three or Alt its section. */
function breadthOf({ clicks, alt }: CanvasPress): 'one' | 'row' | 'section' {
  if (alt || clicks > 2) return 'section';
  return clicks === 2 ? 'row' : 'one';
}

/** The ground between drawn seats, on which a marquee begins. */
function isFloor(deps: ToolDeps, target: Target): boolean {
  if (target.kind !== 'section') return false;
  const section = deps.scene().sections[target.index];
  const hasSeats = levelOfDetail(deps.scene().pitch / deps.camera.pixel()).seats > 0;
  return section?.kind === 'seated' && hasSeats;
}

function clickedOn({ designer }: ToolDeps, { shift }: CanvasPress, part: Selection): void {
  designer.select(shift ? toggledSelection(designer.selection(), part) : part);
}

/** A drag over the ground: a marquee by mouse, a look elsewhere by finger. */
function aroundNothing(deps: ToolDeps, press: CanvasPress, click: () => void): CanvasDrag {
  if (press.pointer === 'touch') return panning(deps, press, click);
  const { designer } = deps;
  const from = placeOf(deps, press);
  const before = press.shift ? designer.selection() : NOTHING;
  return {
    drag(to) {
      designer.traces.set({ marquee: [from, placeOf(deps, to)] });
    },
    drop(at) {
      designer.traces.set({});
      designer.select(
        joinedSelection(before, inMarquee(designer.draft(), from, placeOf(deps, at))),
      );
    },
    click,
    cancel: () => designer.traces.set({}),
  };
}
