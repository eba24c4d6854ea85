import { effect } from '@angular/core';

/** Does something again and again while it is wanted and the page is open. */
export function repeatWhile(wanted: () => boolean, everyMs: number, act: () => void): void {
  effect((onCleanup) => {
    if (!wanted()) return;
    const timer = setInterval(act, everyMs);
    onCleanup(() => clearInterval(timer));
  });
}
