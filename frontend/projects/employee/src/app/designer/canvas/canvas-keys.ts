import type { Direction } from '@foyer/ui/seat-map/seat-walk.ts';
import type { ToolId } from '../state/tool-options.ts';
import { TOOL_WORDS } from '../tools/tools.ts';

/** What a key asks of the designer. */
export type KeyCommand =
  | { readonly kind: 'arrow'; readonly direction: Direction; readonly far: boolean }
  | { readonly kind: 'thing'; readonly step: 1 | -1 }
  | { readonly kind: 'zoom'; readonly factor: number }
  | { readonly kind: 'turn'; readonly degrees: number }
  | { readonly kind: 'tool'; readonly tool: ToolId }
  | {
      readonly kind:
        | 'fit'
        | 'walk'
        | 'choose'
        | 'add'
        | 'escape'
        | 'remove'
        | 'duplicate'
        | 'copy'
        | 'cut'
        | 'paste'
        | 'all'
        | 'undo'
        | 'redo'
        | 'save'
        | 'help';
    };

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};
const ZOOM_STEP = 1.4;
const TURN = { coarse: 15, fine: 1 } as const;

const PLAIN: Readonly<Record<string, KeyCommand>> = {
  PageDown: { kind: 'thing', step: 1 },
  PageUp: { kind: 'thing', step: -1 },
  Enter: { kind: 'choose' },
  ' ': { kind: 'add' },
  Escape: { kind: 'escape' },
  Delete: { kind: 'remove' },
  Backspace: { kind: 'remove' },
  '+': { kind: 'zoom', factor: ZOOM_STEP },
  '=': { kind: 'zoom', factor: ZOOM_STEP },
  '-': { kind: 'zoom', factor: 1 / ZOOM_STEP },
  '0': { kind: 'fit' },
  '[': { kind: 'turn', degrees: -TURN.coarse },
  ']': { kind: 'turn', degrees: TURN.coarse },
  '{': { kind: 'turn', degrees: -TURN.fine },
  '}': { kind: 'turn', degrees: TURN.fine },
  '?': { kind: 'help' },
  w: { kind: 'walk' },
  ...Object.fromEntries(
    TOOL_WORDS.map(({ id, key }) => [key.toLowerCase(), { kind: 'tool', tool: id } as const]),
  ),
};

const WITH_CONTROL: Readonly<Record<string, KeyCommand>> = {
  z: { kind: 'undo' },
  y: { kind: 'redo' },
  s: { kind: 'save' },
};

const WITH_CONTROL_ON_CANVAS: Readonly<Record<string, KeyCommand>> = {
  d: { kind: 'duplicate' },
  c: { kind: 'copy' },
  x: { kind: 'cut' },
  v: { kind: 'paste' },
  a: { kind: 'all' },
};

/** The command of a key on the canvas. */
export function canvasCommand(event: Pressed): KeyCommand | undefined {
  if (event.altKey) return undefined;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.ctrlKey || event.metaKey) return lookup(WITH_CONTROL_ON_CANVAS, key);
  const direction = lookup(ARROWS, event.key);
  if (direction) return { kind: 'arrow', direction, far: event.shiftKey };
  return lookup(PLAIN, key);
}

/** The command of a key anywhere in the designer but in a text: undo, redo and save. */
export function pageCommand(event: Pressed): KeyCommand | undefined {
  if (event.altKey || !(event.ctrlKey || event.metaKey)) return undefined;
  const key = event.key.toLowerCase();
  if (key === 'z' && event.shiftKey) return { kind: 'redo' };
  return lookup(WITH_CONTROL, key);
}

function lookup<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
