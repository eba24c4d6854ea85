import { Component, input, signal } from '@angular/core';
import type { EventView } from '@foyer/shared/contract';
import { addressOfPicture } from './picture-sources.ts';
import { PictureViewer } from './picture-viewer.ts';

/** An event's pictures as small ones; each opens all of them over the whole screen. */
@Component({
  selector: 'fy-event-gallery',
  imports: [PictureViewer],
  template: `
    <ul>
      @for (image of images(); track image.imageId) {
        <li>
          <button type="button" (click)="opened.set($index)">
            <img [src]="addressOf(image, image.widths[0])" [alt]="image.alt" loading="lazy" />
          </button>
        </li>
      }
    </ul>
    @if (opened() !== undefined) {
      @defer (on immediate) {
        <fy-picture-viewer
          [title]="title()"
          [images]="images()"
          [start]="opened() ?? 0"
          (closed)="opened.set(undefined)"
        />
      }
    }
  `,
  styles: `
    ul {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(8rem, 1fr));
      gap: var(--fy-space-2);
      margin: 0;
      padding: 0;
      list-style: none;
    }
    button {
      display: block;
      inline-size: 100%;
      padding: 0;
      border: 0;
      border-radius: var(--fy-radius-medium);
      overflow: hidden;
      background: var(--mat-sys-surface-container-highest);
      cursor: zoom-in;
    }
    button:focus-visible {
      border-radius: var(--fy-radius-medium);
    }
    img {
      inline-size: 100%;
      aspect-ratio: 16 / 10;
      object-fit: cover;
      transition: scale var(--fy-motion-calm) var(--fy-ease);
    }
    button:hover img {
      scale: 1.04;
    }
  `,
})
export class EventGallery {
  /** The event's title. */
  readonly title = input.required<string>();
  /** The pictures. */
  readonly images = input.required<EventView['images']>();

  /** The place of the picture that was pressed. */
  protected readonly opened = signal<number | undefined>(undefined);
  protected readonly addressOf = addressOfPicture;
}
