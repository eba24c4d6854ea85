import { Component, computed, inject, input } from '@angular/core';
import { changeDecoration, type Decoration } from '@foyer/shared/domain';
import { ChoiceField } from '../fields/choice-field.ts';
import { TextField } from '../fields/text-field.ts';
import { Designer } from '../state/designer.ts';

const KINDS = [
  { value: 'stage', name: 'Stage' },
  { value: 'area', name: 'Another area, not for sale' },
];

/** What a selected decoration is: its text and kind. */
@Component({
  selector: 'fy-decoration-part',
  imports: [ChoiceField, TextField],
  template: `
    <fy-text-field
      label="Text"
      [optional]="decoration().kind !== 'text'"
      [value]="decoration().text ?? ''"
      (changed)="change({ text: $event })"
    />
    @if (hasArea()) {
      <fy-choice-field
        label="Kind"
        [value]="decoration().kind"
        [choices]="kinds"
        (changed)="change({ kind: $event === 'area' ? 'area' : 'stage' })"
      />
    }
  `,
  styleUrl: './panel.scss',
})
export class DecorationPart {
  private readonly designer = inject(Designer);

  /** Its place in the list. */
  readonly index = input.required<number>();
  /** The decoration. */
  readonly decoration = input.required<Decoration>();

  protected readonly kinds = KINDS;
  protected readonly hasArea = computed(() => this.decoration().outline !== undefined);

  protected change(change: Partial<Decoration>): void {
    this.designer.apply((draft) => changeDecoration(draft, this.index(), change), {
      said: 'Changed.',
    });
  }
}
