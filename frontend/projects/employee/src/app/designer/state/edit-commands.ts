import {
  duplicate,
  fitRoom,
  move,
  NOTHING,
  remove,
  rotate,
  type Point,
} from '@foyer/shared/domain';
import { pasted } from './clipboard.ts';
import type { Designer } from './designer.ts';
import { selectedWords } from './selected.ts';
import { everything, isNothing } from './selecting.ts';

/** Copies lie this far beside their original, in centimetres. */
const COPY_OFFSET: Point = { x: 60, y: 60 };

/** Room left around the drawing, in centimetres. */
const ROOM_MARGIN = 150;

/** Sizes the room so that all that is drawn is inside. */
export function fitRoomToDrawing(designer: Designer): void {
  const notes = { said: 'The room fits the drawing.', shiftsAll: true } as const;
  if (designer.apply((draft) => fitRoom(draft, ROOM_MARGIN), notes))
    designer.opened.update((count) => count + 1);
}

/** Removes what is selected. */
export function removeSelected(designer: Designer): void {
  const words = selectedWords(designer.selected());
  const selection = designer.selection();
  if (isNothing(selection)) return;
  designer.apply((draft) => remove(draft, selection), {
    select: NOTHING,
    said: `${words} removed.`,
  });
}

/** Copies what is selected beside itself. */
export function duplicateSelected(designer: Designer): void {
  const selection = designer.selection();
  if (isNothing(selection)) return;
  const copy = duplicate(designer.draft(), selection, COPY_OFFSET, designer.ids);
  designer.apply(() => copy.draft, { select: copy.selection, said: 'Duplicated.' });
}

/** Remembers what is selected for pasting. */
export function copySelected(designer: Designer): void {
  const selection = designer.selection();
  if (isNothing(selection)) return;
  designer.clipboard.set({ source: designer.draft(), selection });
  designer.said.set('Copied.');
}

/** Remembers what is selected and removes it. */
export function cutSelected(designer: Designer): void {
  copySelected(designer);
  removeSelected(designer);
}

/** Puts a copy of what was remembered into the room; each one a little further on. */
export function paste(designer: Designer): void {
  const clipboard = designer.clipboard();
  if (!clipboard) return;
  const copy = pasted(designer.draft(), clipboard, COPY_OFFSET, designer.ids);
  if (!designer.apply(() => copy.draft, { select: copy.selection, said: 'Pasted.' })) return;
  designer.clipboard.set({ source: designer.draft(), selection: copy.selection });
}

/** Selects all that is drawn. */
export function selectAll(designer: Designer): void {
  designer.select(everything(designer.draft()));
}

/** Moves what is selected; moves in a row are one step of the history. */
export function nudge(designer: Designer, by: Point, words: string): void {
  const selection = designer.selection();
  const mergeKey = `nudge ${[...selection.seats, ...selection.sections].slice(0, 3).join()}`;
  designer.apply((draft) => move(draft, selection, by), { mergeKey, said: words });
}

/** Turns what is selected around its middle. */
export function turn(designer: Designer, degrees: number): void {
  const selection = designer.selection();
  if (isNothing(selection)) return;
  designer.apply((draft) => rotate(draft, selection, degrees), {
    mergeKey: 'turn',
    said: `Turned by ${degrees}°.`,
  });
}
