import { DOCUMENT, inject, Service } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import { filter, pairwise } from 'rxjs';

/** Moves the focus to the new page's content after a navigation, so that a screen reader reads on there. */
@Service()
export class FocusOnNavigation {
  private readonly document = inject(DOCUMENT);

  constructor() {
    inject(Router)
      .events.pipe(
        filter((event) => event instanceof NavigationEnd),
        pairwise(),
        filter(
          ([before, after]) => pathOf(before.urlAfterRedirects) !== pathOf(after.urlAfterRedirects),
        ),
        takeUntilDestroyed(),
      )
      .subscribe(() => this.document.getElementById('content')?.focus({ preventScroll: true }));
  }
}

// A changed query is the same page: typing in the search field must keep its focus.
function pathOf(url: string): string | undefined {
  return url.split(/[?#]/)[0];
}
