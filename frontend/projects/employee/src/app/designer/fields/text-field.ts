import { Component, computed, input, linkedSignal, output } from '@angular/core';

let fields = 0;

/** A short text in a panel; it is taken when the field is left or Enter is pressed. */
@Component({
  selector: 'fy-text-field',
  template: `
    <label [for]="id">{{ label() }}</label>
    <span class="box">
      <input
        autocomplete="off"
        [id]="id"
        [value]="text()"
        [disabled]="disabled()"
        [maxLength]="max()"
        [placeholder]="placeholder()"
        [attr.aria-invalid]="fault() ? true : null"
        [attr.aria-describedby]="fault() ? id + '-fault' : null"
        (input)="text.set(box.value)"
        (change)="take()"
        #box
      />
    </span>
    @if (fault(); as words) {
      <span class="fault" role="alert" [id]="id + '-fault'">{{ words }}</span>
    }
  `,
  styleUrl: './field.scss',
})
export class TextField {
  /** What the text is. */
  readonly label = input.required<string>();
  /** The text; undefined where several things differ in it. */
  readonly value = input.required<string | undefined>();
  /** The most characters. */
  readonly max = input(80);
  /** Whether it may be empty. */
  readonly optional = input(false);
  /** Whether nothing can be entered. */
  readonly disabled = input(false);
  /** What stands in the empty field. */
  readonly placeholder = input('');
  /** Another text. */
  readonly changed = output<string>();

  protected readonly id = `fy-text-${++fields}`;
  protected readonly text = linkedSignal(() => this.value() ?? '');
  protected readonly fault = computed(() => {
    const emptied = this.value() !== undefined && this.text().trim() === '';
    return emptied && !this.optional() ? 'Enter a text.' : undefined;
  });

  protected take(): void {
    const text = this.text().trim();
    if (this.fault() || text === this.value()) return;
    this.changed.emit(text);
  }
}
