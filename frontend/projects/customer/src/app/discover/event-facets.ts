import { signal, type Signal } from '@angular/core';

/** A city or a kind, and how many coming events it has. */
export type Facet = { readonly name: string; readonly count: number };

/** What the list can be narrowed to. */
export type EventFacets = { readonly cities: readonly Facet[]; readonly tags: readonly Facet[] };

/** The cities and kinds there are, as soon as they are known; to be called where dependencies can be injected. */
export function eventFacets(): Signal<EventFacets | undefined> {
  return signal(undefined);
}
