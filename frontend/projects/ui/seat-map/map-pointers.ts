import { computed, signal } from '@angular/core';
import type { Cursor } from './map-picture.ts';

/** Where keyboard and mouse stand on the map. */
export type MapPointers = ReturnType<typeof createMapPointers>;

/** Pointers that stand nowhere yet. */
export function createMapPointers() {
  const cursor = signal<Cursor | undefined>(undefined);
  const hovered = signal<Cursor | undefined>(undefined);
  const hasFocus = signal(false);
  const byKeyboard = signal(false);
  const hasActed = signal(false);
  const ringed = computed(() => (hasFocus() && byKeyboard() ? cursor() : undefined));
  return {
    /** What the keyboard stands on; a click moves it too. */
    cursor,
    /** What the mouse is over, or a finger has just tapped. */
    hovered,
    hasFocus,
    /** Whether the last step was made by keyboard, which shows the ring. */
    byKeyboard,
    /** Whether the person has done anything on the map; until then it goes by itself to their own seats. */
    hasActed,
    /** The cursor while it is to be seen. */
    ringed,
    /** What the card speaks of. */
    shown: computed(() => hovered() ?? ringed()),
  };
}
