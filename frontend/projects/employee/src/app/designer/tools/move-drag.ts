import { move, type PlanDraft, type Point, type Selection } from '@foyer/shared/domain';
import type { Scene } from '@foyer/ui/seat-map/seat-map-scene.ts';
import type { CanvasDrag, CanvasPress } from '../canvas/canvas-input.ts';
import { gripOf, type Target } from '../canvas/target.ts';
import { lengthWords, placeOf, snapTo, straightened, type ToolDeps } from './tool-deps.ts';

/** Things further away than this, in centimetres, are no neighbours. */
const NEIGHBOUR_CM = 400;

type Held = {
  /** What is taken hold of. */
  readonly target: Target;
  readonly press: CanvasPress;
  /** What a click without a drag does. */
  readonly click: () => void;
};

/** Drags what is selected, held by the thing that was pressed. */
export function moveDrag(deps: ToolDeps, { target, press, click }: Held): CanvasDrag {
  const { designer } = deps;
  const draft = designer.draft();
  const selection = designer.selection();
  const from = placeOf(deps, press);
  const grip = gripOf(target, draft, from);
  let refused = false;

  function drag(to: CanvasPress): void {
    if (refused) return;
    const place = placeOf(deps, to);
    const free = { x: grip.x + place.x - from.x, y: grip.y + place.y - from.y };
    const { point, guides } = snapTo(deps, to.shift ? straightened(grip, free) : free, selection);
    const by = { x: point.x - grip.x, y: point.y - grip.y };
    const next = move(draft, selection, by);
    refused = designer.refusesTo(next);
    if (refused) return designer.traces.set({});
    designer.preview.set(next);
    const near = target.kind === 'seat' ? neighbourWords(deps.scene(), point, selection) : '';
    designer.traces.set({
      guides,
      hint: { at: point, text: [wayWords(by), near].filter(Boolean).join(' · ') },
    });
  }

  return {
    drag,
    drop(at) {
      drag(at);
      designer.finish({ said: movedWords(draft, designer.preview()) });
    },
    click,
    cancel: () => designer.abandon(),
  };
}

function movedWords(before: PlanDraft, after: PlanDraft | undefined): string {
  return after === undefined || after === before ? '' : 'Moved.';
}

/** A way in words: `120 cm right, 40 cm up`. */
export function wayWords({ x, y }: Point): string {
  const across = Math.round(x) === 0 ? '' : `${lengthWords(x)} ${x > 0 ? 'right' : 'left'}`;
  const down = Math.round(y) === 0 ? '' : `${lengthWords(y)} ${y > 0 ? 'down' : 'up'}`;
  return [across, down].filter(Boolean).join(', ') || '0 cm';
}

/** The nearest seat that is not moved along, in words. */
function neighbourWords(scene: Scene, { x, y }: Point, { seats, sections }: Selection): string {
  let best = -1;
  let least = NEIGHBOUR_CM;
  scene.seatIds.forEach((seatId, seat) => {
    const away = Math.hypot((scene.x[seat] ?? 0) - x, (scene.y[seat] ?? 0) - y);
    if (away >= least || seats.has(seatId)) return;
    const section = scene.rows[scene.row[seat] ?? 0]?.section ?? 0;
    if (!sections.has(scene.sections[section]?.sectionId ?? '')) [best, least] = [seat, away];
  });
  const row = scene.rows[scene.row[best] ?? 0];
  return best < 0 ? '' : `${lengthWords(least)} to row ${row?.label ?? ''}`;
}
