import { DestroyRef, DOCUMENT, inject, signal, type Signal } from '@angular/core';

/** Whether a media query holds, as long as the calling component lives. */
export function mediaMatches(query: string): Signal<boolean> {
  const list = inject(DOCUMENT).defaultView?.matchMedia(query);
  const matches = signal(list?.matches ?? false);
  const note = () => matches.set(list?.matches ?? false);
  list?.addEventListener('change', note);
  inject(DestroyRef).onDestroy(() => list?.removeEventListener('change', note));
  return matches.asReadonly();
}
