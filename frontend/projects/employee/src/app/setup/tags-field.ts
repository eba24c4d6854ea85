import { Component, computed, input, signal } from '@angular/core';
import { COMMA, ENTER } from '@angular/cdk/keycodes';
import type { FieldTree } from '@angular/forms/signals';
import {
  MatChipGrid,
  MatChipInput,
  MatChipRemove,
  MatChipRow,
  type MatChipInputEvent,
} from '@angular/material/chips';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';

const MOST = 10;
const LONGEST = 30;

/** The words by which an event is found, as chips; Enter or a comma adds one. */
@Component({
  selector: 'fy-tags-field',
  imports: [
    MatChipGrid,
    MatChipInput,
    MatChipRemove,
    MatChipRow,
    MatFormField,
    MatHint,
    MatIcon,
    MatLabel,
  ],
  template: `
    <mat-form-field>
      <mat-label>Tags</mat-label>
      <mat-chip-grid #grid aria-label="Tags" [disabled]="field()().disabled()">
        @for (tag of field()().value(); track tag) {
          <mat-chip-row (removed)="remove(tag)">
            {{ tag }}
            <button matChipRemove type="button" [attr.aria-label]="'Remove the tag ' + tag">
              <mat-icon aria-hidden="true">cancel</mat-icon>
            </button>
          </mat-chip-row>
        }
      </mat-chip-grid>
      <input
        autocomplete="off"
        [placeholder]="full() ? '' : 'Add a tag'"
        [attr.maxlength]="longest"
        [matChipInputFor]="grid"
        [matChipInputAddOnBlur]="true"
        [matChipInputSeparatorKeyCodes]="ends"
        (matChipInputTokenEnd)="add($event)"
      />
      <mat-hint>{{ said() || 'Enter adds a tag; people search and filter by them' }}</mat-hint>
      <mat-hint align="end" class="fy-figures">{{ field()().value().length }}/{{ most }}</mat-hint>
    </mat-form-field>
    <span class="fy-hidden" role="status">{{ said() }}</span>
  `,
  styles: `
    mat-form-field {
      inline-size: 100%;
    }
    mat-chip-row {
      --mat-chip-container-height: var(--fy-target);
    }
    button {
      min-block-size: var(--fy-target);
      min-inline-size: 2.25rem;
    }
  `,
})
export class TagsField {
  /** The field. */
  readonly field = input.required<FieldTree<readonly string[]>>();

  protected readonly most = MOST;
  protected readonly ends = [ENTER, COMMA] as const;
  protected readonly longest = LONGEST;
  protected readonly said = signal('');
  protected readonly full = computed(() => this.field()().value().length >= MOST);

  protected add({ value, chipInput }: MatChipInputEvent): void {
    const tag = value.trim().toLowerCase();
    const tags = this.field()().value();
    if (tag === '') return;
    if (this.full()) {
      this.said.set(`An event has at most ${MOST} tags.`);
      return;
    }
    chipInput.clear();
    this.said.set('');
    if (!tags.includes(tag)) this.field()().value.set([...tags, tag]);
  }

  protected remove(tag: string): void {
    this.said.set('');
    this.field()().value.update((tags) => tags.filter((one) => one !== tag));
  }
}
