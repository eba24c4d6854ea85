import { inject, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import { filter, map } from 'rxjs';

/** The address of the page that is open; the router's own start is empty. */
export function currentUrl(): Signal<string> {
  const router = inject(Router);
  const ends = router.events.pipe(
    filter((event) => event instanceof NavigationEnd),
    map((event) => event.urlAfterRedirects),
  );
  return toSignal(ends, { initialValue: router.navigated ? router.url : '' });
}
