import { Location } from '@angular/common';
import { DOCUMENT, inject } from '@angular/core';
import { withNavigationErrorHandler, type RouterFeatures } from '@angular/router';
import { browserMemory } from '../memory/browser-memory.ts';

/** How browsers say that a part of the site could not be fetched: Chromium and Firefox, Safari. */
const NOT_FETCHED = /dynamically imported module|importing a module script/i;
/** A page that cannot be loaded even so is not asked for again at once. */
const NOT_AGAIN_WITHIN_MS = 10_000;

/**
 * Where the code of a page cannot be fetched, as on a train, the browser goes to its address by itself, which asks for
 * everything anew. Else a tap would do nothing.
 */
export function withLoadAgain(): RouterFeatures {
  return withNavigationErrorHandler(({ error, url }) => {
    if (!(error instanceof Error && NOT_FETCHED.test(error.message))) return;
    const memory = browserMemory('foyer.loaded-again', 'tab');
    if (Date.now() - Number(memory.read() ?? 0) < NOT_AGAIN_WITHIN_MS) return;
    memory.keep(String(Date.now()));
    inject(DOCUMENT).location.assign(inject(Location).prepareExternalUrl(url));
  });
}
