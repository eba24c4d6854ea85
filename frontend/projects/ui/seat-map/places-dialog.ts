import { afterNextRender, Component, ElementRef, inject, input, output } from '@angular/core';
import { PlacesStepper } from './places-stepper.ts';

/** A standing section as the dialog speaks of it. */
export type PlacesOffer = {
  readonly sectionId: string;
  readonly name: string;
  readonly price: string;
  /** The places left, in words. */
  readonly free: string;
  readonly left: number | undefined;
  readonly own: number;
};

/** Chooses standing places over the map; takes the focus, gives it up by Escape. */
@Component({
  selector: 'fy-places-dialog',
  imports: [PlacesStepper],
  host: {
    role: 'dialog',
    tabindex: '-1',
    '[attr.aria-label]': 'offer().name + ", standing places"',
    '(keydown.escape)': 'closed.emit()',
  },
  template: `
    <header>
      <strong>{{ offer().name }}</strong>
      <button type="button" class="close" aria-label="Close" (click)="closed.emit()">
        <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6 6l12 12M18 6L6 18" /></svg>
      </button>
    </header>
    <p>{{ offer().price }} · {{ offer().free }}</p>
    <fy-places-stepper
      [section]="offer().name"
      [free]="offer().left"
      [current]="offer().own"
      [limit]="limit()"
      [disabled]="disabled()"
      (chosen)="chosen.emit($event)"
    />
  `,
  styleUrl: './places-dialog.scss',
})
export class PlacesDialog {
  /** The section. */
  readonly offer = input.required<PlacesOffer>();
  /** The most places one may have. */
  readonly limit = input(10);
  readonly disabled = input(false);

  /** The number of places wanted in all. */
  readonly chosen = output<number>();
  /** Nothing was chosen. */
  readonly closed = output();

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    afterNextRender(() => host.focus());
  }
}
