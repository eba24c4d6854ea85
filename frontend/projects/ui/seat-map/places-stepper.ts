import { Component, computed, input, linkedSignal, output } from '@angular/core';

/** Chooses a number of standing places: fewer, more, and one button that says what it does. */
@Component({
  selector: 'fy-places-stepper',
  template: `
    <div class="stepper" role="group" [attr.aria-label]="'Places in ' + section()">
      <button
        type="button"
        aria-label="One place fewer"
        [disabled]="quantity() === 0 || disabled()"
        (click)="change(-1)"
      >
        −
      </button>
      <output aria-live="polite">{{ quantity() }}<span class="fy-hidden"> places</span></output>
      <button
        type="button"
        aria-label="One place more"
        [disabled]="quantity() >= most() || disabled()"
        (click)="change(1)"
      >
        +
      </button>
    </div>
    <button
      class="apply"
      type="button"
      [disabled]="!isChanged() || disabled()"
      (click)="chosen.emit(quantity())"
    >
      {{ action() }}
    </button>
  `,
  styleUrl: './places-stepper.scss',
})
export class PlacesStepper {
  /** The section's name. */
  readonly section = input.required<string>();
  /** Places that others have left; undefined until known. */
  readonly free = input.required<number | undefined>();
  /** Places that are already one's own. */
  readonly current = input(0);
  /** The most places one may have. */
  readonly limit = input(10);
  readonly disabled = input(false);

  /** The number of places wanted in all. */
  readonly chosen = output<number>();

  protected readonly most = computed(() =>
    Math.min(this.limit(), this.current() + (this.free() ?? 0)),
  );
  /** Begins with one place, so that one tap takes it. */
  protected readonly quantity = linkedSignal(() => this.current() || Math.min(1, this.most()));
  protected readonly isChanged = computed(() => this.quantity() !== this.current());
  protected readonly action = computed(() => {
    const wanted = this.quantity();
    if (wanted === 0 && this.current() > 0) return 'Give all places back';
    if (wanted === 0) return this.most() === 0 ? 'No places left' : 'Choose places';
    return `${this.current() > 0 ? 'Change to' : 'Take'} ${wanted} ${wanted === 1 ? 'place' : 'places'}`;
  });

  protected change(by: 1 | -1): void {
    this.quantity.update((quantity) => Math.min(this.most(), Math.max(0, quantity + by)));
  }
}
