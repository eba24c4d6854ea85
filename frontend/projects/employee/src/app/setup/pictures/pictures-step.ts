import { Component, computed, inject } from '@angular/core';
import { EventDesk } from '../event-desk.ts';
import { SetupStep } from '../setup-step.ts';
import { PictureCard } from './picture-card.ts';
import { MAX_IMAGES } from './picture-limits.ts';
import { PictureUpload } from './picture-upload.ts';

/** The event's pictures; the first is its face. */
@Component({
  selector: 'fy-pictures-step',
  imports: [PictureCard, PictureUpload, SetupStep],
  template: `
    <fy-setup-step
      step="pictures"
      intro="The first picture is the face of the event, in lists too."
    >
      @if (images().length > 0) {
        <ul>
          @for (image of images(); track image.imageId) {
            <li>
              <fy-picture-card [image]="image" [position]="$index" [count]="images().length" />
            </li>
          }
        </ul>
      }
      @if (locked()) {
        <p>Pictures can be added again as soon as the event may change.</p>
      } @else if (images().length < most) {
        <fy-picture-upload />
      } @else {
        <p>An event has at most {{ most }} pictures. Remove one to add another.</p>
      }
    </fy-setup-step>
  `,
  styles: `
    ul {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(18rem, 100%), 1fr));
      gap: var(--fy-space-4);
      margin: 0;
      padding: 0;
      list-style: none;
    }
    p {
      color: var(--mat-sys-on-surface-variant);
    }
  `,
})
export class PicturesStep {
  private readonly desk = inject(EventDesk);

  protected readonly images = computed(() => this.desk.current().images);
  protected readonly locked = this.desk.locked;
  protected readonly most = MAX_IMAGES;
}
