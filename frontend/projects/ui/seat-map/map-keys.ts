import type { Direction } from './seat-walk.ts';

/** What a key asks of the map. */
export type MapCommand =
  | { readonly kind: 'move'; readonly direction: Direction }
  | { readonly kind: 'section'; readonly step: 1 | -1 }
  | { readonly kind: 'zoom'; readonly factor: number }
  | { readonly kind: 'choose' | 'fit' | 'leave' };

const ZOOM_STEP = 1.5;

const COMMANDS: Readonly<Record<string, MapCommand>> = {
  ArrowLeft: { kind: 'move', direction: 'left' },
  ArrowRight: { kind: 'move', direction: 'right' },
  ArrowUp: { kind: 'move', direction: 'up' },
  ArrowDown: { kind: 'move', direction: 'down' },
  PageDown: { kind: 'section', step: 1 },
  PageUp: { kind: 'section', step: -1 },
  Enter: { kind: 'choose' },
  ' ': { kind: 'choose' },
  '+': { kind: 'zoom', factor: ZOOM_STEP },
  '=': { kind: 'zoom', factor: ZOOM_STEP },
  '-': { kind: 'zoom', factor: 1 / ZOOM_STEP },
  '0': { kind: 'fit' },
  Home: { kind: 'fit' },
  Escape: { kind: 'leave' },
};

/** The command of a key press; none for other keys and for the browser's own shortcuts. */
export function commandOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>,
): MapCommand | undefined {
  if (event.ctrlKey || event.altKey || event.metaKey) return undefined;
  return Object.hasOwn(COMMANDS, event.key) ? COMMANDS[event.key] : undefined;
}
