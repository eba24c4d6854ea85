import type { Decoration, Point } from '../plan.ts';
import type { PlanDraft } from '../plan-version.ts';
import { mapped, withDecorations } from './editing.ts';
import { move } from './arrange.ts';
import { boxAround, centreOfOutline, placed, pointsOfDecoration, tenth } from './placing.ts';

/** Adds a stage, with its name in the middle of it. */
export function addStage(draft: PlanDraft, outline: readonly Point[], text = 'Stage'): PlanDraft {
  return added(draft, { kind: 'stage', ...lettered(outline, text) });
}

/** Adds an area that is not for sale, such as a bar; its name stands in the middle of it. */
export function addArea(draft: PlanDraft, outline: readonly Point[], text = ''): PlanDraft {
  return added(draft, { kind: 'area', ...lettered(outline, text) });
}

/** Adds a text. */
export function addText(draft: PlanDraft, at: Point, text: string): PlanDraft {
  return added(draft, { kind: 'text', at: placed(at), text });
}

function lettered(outline: readonly Point[], text: string): Omit<Decoration, 'kind'> {
  const corners = outline.map(placed);
  if (text === '') return { outline: corners };
  return { outline: corners, at: placed(centreOfOutline(corners)), text };
}

function added(draft: PlanDraft, decoration: Decoration): PlanDraft {
  return { ...draft, decorations: [...draft.decorations, decoration] };
}

/** Changes a decoration. A text that has no place yet is put in the middle of the outline. */
export function changeDecoration(
  draft: PlanDraft,
  index: number,
  change: Partial<Decoration>,
): PlanDraft {
  return withDecorations(
    draft,
    mapped(draft.decorations, (decoration, position) => {
      if (position !== index) return decoration;
      const changed = { ...decoration, ...change };
      if (changed.at || !changed.text || !changed.outline) return changed;
      return { ...changed, at: placed(centreOfOutline(changed.outline)) };
    }),
  );
}

/** Says what the audience looks at. */
export function setFocalPoint(draft: PlanDraft, focalPoint: Point): PlanDraft {
  return { ...draft, focalPoint: placed(focalPoint) };
}

/** Moves everything and sizes the room so that all that is drawn is inside, with a margin around it. */
export function fitRoom(draft: PlanDraft, marginCm: number): PlanDraft {
  const box = boxAround(drawnPoints(draft));
  if (!box) return draft;
  const by = { x: tenth(marginCm - box.x), y: tenth(marginCm - box.y) };
  const everything = {
    seats: new Set<string>(),
    sections: new Set(draft.sections.map((section) => section.sectionId)),
    decorations: new Set(draft.decorations.keys()),
  };
  const { x, y } = draft.focalPoint;
  return {
    ...move(draft, everything, by),
    width: tenth(box.width + 2 * marginCm),
    height: tenth(box.height + 2 * marginCm),
    focalPoint: placed({ x: x + by.x, y: y + by.y }),
  };
}

/** Every point that the room is drawn with. */
function* drawnPoints(draft: PlanDraft): Iterable<Point> {
  for (const section of draft.sections) {
    yield* section.outline;
    if (section.kind === 'seated') for (const row of section.rows) yield* row.seats;
  }
  for (const decoration of draft.decorations) yield* pointsOfDecoration(decoration);
}
