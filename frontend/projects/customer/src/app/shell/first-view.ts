import { DestroyRef, DOCUMENT, effect, inject } from '@angular/core';

/**
 * What the served page shows before any script runs, as `first-view.scss` places it; it goes once the page has drawn its
 * own. True where there is any, so that what waits lets it be seen.
 */
export function keepFirstView(until: () => boolean): boolean {
  const view = inject(DOCUMENT).getElementById('first-view');
  effect(() => {
    if (until()) view?.remove();
  });
  inject(DestroyRef).onDestroy(() => view?.remove());
  return view !== null;
}
