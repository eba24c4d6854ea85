import { Component, computed, input } from '@angular/core';
import type { EventView } from '@foyer/shared/contract';
import { siteOutline } from '@foyer/shared/outline';
import { apiResource } from '@foyer/ui/api/api-resource.ts';
import { EventTile } from '../discover/event-tile.ts';

const SHOWN = 3;

/** What else is on in the same city; nothing where that is nothing. */
@Component({
  selector: 'fy-more-in-city',
  imports: [EventTile],
  template: `
    @if (events().length > 0) {
      <section aria-labelledby="more">
        <h2 id="more">Also in {{ event().venue.city }}</h2>
        <ul>
          @for (other of events(); track other.eventId) {
            <li><fy-event-tile [event]="other" /></li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    section {
      display: grid;
      gap: var(--fy-space-4);
      inline-size: 100%;
      max-inline-size: calc(var(--fy-page) + 2 * var(--fy-gutter));
      margin-inline: auto;
      padding: 0 var(--fy-gutter) var(--fy-space-7);
    }
    h2 {
      font-size: 1.5rem;
    }
    ul {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr));
      gap: var(--fy-space-4);
      margin: 0;
      padding: 0;
      list-style: none;
    }
    fy-event-tile {
      block-size: 100%;
    }
  `,
})
export class MoreInCity {
  /** The event that is shown already. */
  readonly event = input.required<EventView>();

  private readonly loading = apiResource(siteOutline.listEvents, () => ({
    query: { city: this.event().venue.city, limit: SHOWN + 1 },
  }));
  protected readonly events = computed(() => {
    const found = this.loading.hasValue() ? this.loading.value().events : [];
    return found.filter(({ eventId }) => eventId !== this.event().eventId).slice(0, SHOWN);
  });
}
