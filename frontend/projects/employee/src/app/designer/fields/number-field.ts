import { Component, computed, input, linkedSignal, output } from '@angular/core';

let fields = 0;

/** A number in a panel; it is taken when the field is left or Enter is pressed. */
@Component({
  selector: 'fy-number-field',
  template: `
    <label [for]="id">{{ label() }}</label>
    <span class="box">
      <input
        inputmode="decimal"
        autocomplete="off"
        [id]="id"
        [value]="text()"
        [disabled]="disabled()"
        [attr.aria-invalid]="fault() ? true : null"
        [attr.aria-describedby]="fault() ? id + '-fault' : null"
        (input)="text.set(box.value)"
        (change)="take()"
        (keydown.arrowUp)="step($event, 1)"
        (keydown.arrowDown)="step($event, -1)"
        #box
      />
      @if (unit(); as unit) {
        <span class="unit">{{ unit }}</span>
      }
    </span>
    @if (fault(); as words) {
      <span class="fault" role="alert" [id]="id + '-fault'">{{ words }}</span>
    }
  `,
  styleUrl: './field.scss',
})
export class NumberField {
  /** What the number is. */
  readonly label = input.required<string>();
  /** The number; undefined where several things differ in it. */
  readonly value = input.required<number | undefined>();
  /** The least number that may be entered. */
  readonly min = input(-100_000);
  /** The most that may be entered. */
  readonly max = input(100_000);
  /** What the arrow keys add or take away. */
  readonly stepBy = input(1);
  /** The unit, such as cm. */
  readonly unit = input<string>();
  /** Whether nothing can be entered. */
  readonly disabled = input(false);
  /** Another number, within the limits. */
  readonly changed = output<number>();

  protected readonly id = `fy-number-${++fields}`;
  protected readonly text = linkedSignal(() => {
    const value = this.value();
    return value === undefined ? '' : String(Math.round(value * 10) / 10);
  });
  private readonly number = computed(() => Number(this.text().trim().replace(',', '.')));
  protected readonly fault = computed(() => {
    if (this.text().trim() === '') return undefined;
    if (!Number.isFinite(this.number())) return 'Enter a number.';
    if (this.number() < this.min()) return `At least ${this.min()}.`;
    return this.number() > this.max() ? `At most ${this.max()}.` : undefined;
  });

  protected take(): void {
    if (this.text().trim() === '' || this.fault() || this.number() === this.value()) return;
    this.changed.emit(this.number());
  }

  protected step(event: Event, direction: 1 | -1): void {
    event.preventDefault();
    const next = (this.fault() ? (this.value() ?? 0) : this.number()) + direction * this.stepBy();
    this.text.set(String(Math.min(this.max(), Math.max(this.min(), next))));
    this.take();
  }
}
