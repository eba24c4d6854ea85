import { Component, computed, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { EventCard } from '@foyer/shared/contract';

/** An event's face, small. Its words stand beside it, so it says nothing itself. */
@Component({
  selector: 'fy-event-thumb',
  imports: [MatIcon],
  template: `
    @if (address(); as address) {
      <img [src]="address" alt="" loading="lazy" decoding="async" />
    } @else {
      <mat-icon aria-hidden="true">image</mat-icon>
    }
  `,
  styles: `
    :host {
      display: grid;
      place-items: center;
      inline-size: 4rem;
      block-size: 2.75rem;
      border-radius: var(--fy-radius-small);
      background: var(--mat-sys-surface-container-high);
      color: var(--mat-sys-outline);
      overflow: hidden;
    }
    img {
      inline-size: 100%;
      block-size: 100%;
      object-fit: cover;
    }
  `,
})
export class EventThumb {
  /** The picture, if the event has one. */
  readonly image = input<EventCard['image']>();

  protected readonly address = computed(() => {
    const image = this.image();
    const width = image && Math.min(...image.widths);
    return image && `${image.url}-${width}.webp`;
  });
}
