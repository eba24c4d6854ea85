import { Component, input, output } from '@angular/core';

/** Something to choose in a panel. */
export type Choice = { readonly value: string; readonly name: string };

let fields = 0;

/** One choice of several in a panel. */
@Component({
  selector: 'fy-choice-field',
  template: `
    <label [for]="id">{{ label() }}</label>
    <span class="box">
      <select [id]="id" [disabled]="disabled()" (change)="changed.emit(box.value)" #box>
        @if (value() === undefined) {
          <option selected disabled value="">Several</option>
        }
        @for (choice of choices(); track choice.value) {
          <option [value]="choice.value" [selected]="choice.value === value()">
            {{ choice.name }}
          </option>
        }
      </select>
    </span>
  `,
  styleUrl: './field.scss',
})
export class ChoiceField {
  /** What is chosen. */
  readonly label = input.required<string>();
  /** The choice; undefined where several things differ in it. */
  readonly value = input.required<string | undefined>();
  /** What there is to choose from. */
  readonly choices = input.required<readonly Choice[]>();
  /** Whether nothing can be chosen. */
  readonly disabled = input(false);
  /** Another choice. */
  readonly changed = output<string>();

  protected readonly id = `fy-choice-${++fields}`;
}
