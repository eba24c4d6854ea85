import { DOCUMENT, effect, inject } from '@angular/core';

/** How often something is looked at again, and when at all; always unless told. */
export type LookAgain = { readonly everyMs: number; readonly when?: () => boolean };

/** Looks again for as long as the calling component lives; nobody looks at a page in the background. */
export function lookAgain(look: () => void, { everyMs, when = () => true }: LookAgain): void {
  const page = inject(DOCUMENT);
  effect((onCleanup) => {
    if (!when()) return;
    const timer = setInterval(() => {
      if (page.visibilityState === 'visible') look();
    }, everyMs);
    onCleanup(() => clearInterval(timer));
  });
}
