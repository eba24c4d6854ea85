import { Component, input } from '@angular/core';
import type { EventCard } from '@foyer/shared/contract';
import { addressOfPicture, sourcesOf } from './picture-sources.ts';

/** An event's picture in the width that fits; a quiet stage where there is none. */
@Component({
  selector: 'fy-event-picture',
  template: `
    @if (image(); as picture) {
      <img
        [attr.loading]="urgent() ? 'eager' : 'lazy'"
        [src]="addressOf(picture)"
        [srcset]="sourcesOf(picture)"
        [sizes]="sizes()"
        [alt]="picture.alt"
        [attr.fetchpriority]="urgent() ? 'high' : null"
        [attr.decoding]="urgent() ? 'sync' : 'async'"
      />
    } @else {
      <svg viewBox="0 0 160 90" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
        <path d="M0 90V0h34c2 34-6 66-22 90z" />
        <path d="M160 90V0h-34c-2 34 6 66 22 90z" />
        <ellipse cx="80" cy="92" rx="62" ry="16" />
      </svg>
    }
  `,
  styles: `
    :host {
      display: block;
      overflow: hidden;
      background: var(--mat-sys-surface-container-highest);
    }
    img,
    svg {
      inline-size: 100%;
      block-size: 100%;
      object-fit: cover;
    }
    path {
      fill: var(--mat-sys-primary);
      opacity: 0.35;
    }
    ellipse {
      fill: var(--mat-sys-tertiary);
      opacity: 0.3;
    }
  `,
})
export class EventPicture {
  /** The picture, if the event has one. */
  readonly image = input<EventCard['image']>();
  /** The width it takes on the page, as the `sizes` attribute says it. */
  readonly sizes = input('100vw');
  /** True for the picture that is seen first. */
  readonly urgent = input(false);

  protected readonly addressOf = addressOfPicture;
  protected readonly sourcesOf = sourcesOf;
}
