import { DestroyRef, DOCUMENT, effect, inject, type Signal } from '@angular/core';

/**
 * The event's picture as the served page shows it before any script runs; it goes once the page has drawn its own.
 * True where there is one, so that what waits lets it be seen.
 */
export function keepFirstView(until: Signal<boolean>): boolean {
  const picture = inject(DOCUMENT).getElementById('first-view');
  effect(() => {
    if (until()) picture?.remove();
  });
  inject(DestroyRef).onDestroy(() => picture?.remove());
  return picture !== null;
}
