import { DestroyRef, DOCUMENT, inject, signal, type Signal } from '@angular/core';

/** Whether the window fits a media query, such as `(min-width: 60rem)`; follows the window. */
export function fitsScreen(query: string): Signal<boolean> {
  const media = inject(DOCUMENT).defaultView?.matchMedia(query);
  const fits = signal(media?.matches ?? false);
  const follow = (): void => fits.set(media?.matches ?? false);
  media?.addEventListener('change', follow);
  inject(DestroyRef).onDestroy(() => media?.removeEventListener('change', follow));
  return fits.asReadonly();
}
