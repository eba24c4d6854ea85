import { afterNextRender, DestroyRef, DOCUMENT, ElementRef, inject } from '@angular/core';
import { isFramed } from './framed.ts';

/**
 * Tells the page around a frame how high the component that calls this is, whenever that changes, as
 * `{ foyerHeight: <pixels> }`. Whoever frames the page may know that much, so it is told to any.
 */
export function tellHeight(): void {
  const document = inject(DOCUMENT);
  const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  const destroyed = inject(DestroyRef);
  if (!isFramed(document)) return;
  afterNextRender(() => {
    const watch = new ResizeObserver(() => {
      const foyerHeight = Math.ceil(host.getBoundingClientRect().height);
      document.defaultView?.parent.postMessage({ foyerHeight }, '*');
    });
    watch.observe(host);
    destroyed.onDestroy(() => watch.disconnect());
  });
}
