import { computed, type Signal } from '@angular/core';
import type { customer, ReplyOf } from '@foyer/shared/contract';
import { siteOutline } from '@foyer/shared/outline';
import { apiResource } from '@foyer/ui/api/api-resource.ts';

/** What the list can be narrowed to: cities and kinds, the most frequent first. */
export type EventFacets = ReplyOf<typeof customer.listEventFacets>;

/** A city or a kind, and how many coming events it has. */
export type Facet = EventFacets['cities'][number];

/** The cities and kinds there are, as soon as they are known; to be called where dependencies can be injected. */
export function eventFacets(): Signal<EventFacets | undefined> {
  const facets = apiResource(siteOutline.listEventFacets, () => ({}));
  return computed(() => (facets.hasValue() ? facets.value() : undefined));
}
