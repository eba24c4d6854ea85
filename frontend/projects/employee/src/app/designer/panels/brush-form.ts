import { Component, computed, inject } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { paint } from '@foyer/shared/domain';
import { TextField } from '../fields/text-field.ts';
import { categoryMark } from '../state/design-category.ts';
import { Designer } from '../state/designer.ts';
import { isNothing } from '../state/selecting.ts';
import { MARKS, paintOf, type Mark } from '../state/tool-options.ts';

const MARK_WORDS: Readonly<Record<Mark, { readonly name: string; readonly icon: string }>> = {
  accessible: { name: 'Wheelchair space', icon: 'accessible' },
  companion: { name: 'Companion seat', icon: 'person' },
  blocked: { name: 'Blocked, never for sale', icon: 'block' },
  note: { name: 'With a note for buyers', icon: 'sticky_note_2' },
  plain: { name: 'Nothing special', icon: 'event_seat' },
};

/** What the brush paints: a ticket category, or what a seat is for. */
@Component({
  selector: 'fy-brush-form',
  imports: [MatIcon, TextField],
  template: `
    @if (isPaint()) {
      <h2>Paint categories</h2>
      <p>Choose one, then drag over seats. Shift paints whole rows, Alt whole sections.</p>
      <fieldset>
        <legend class="fy-hidden">Ticket category to paint with</legend>
        @for (category of designer.categories(); track category.categoryId; let index = $index) {
          <label class="switch">
            <input
              type="radio"
              name="brush"
              [checked]="category.categoryId === designer.options().brush"
              (change)="designer.choose({ brush: category.categoryId })"
            />
            <span class="dot" aria-hidden="true" [style.background]="category.colour"></span>
            {{ mark(index) }} · {{ category.name }}
          </label>
        } @empty {
          <p>There is no ticket category yet. Add one below.</p>
        }
      </fieldset>
    } @else {
      <h2>Mark seats</h2>
      <p>Choose a mark, then click or drag over seats. Shift marks whole rows.</p>
      <fieldset>
        <legend class="fy-hidden">Mark</legend>
        @for (mark of marks; track mark) {
          <label class="switch">
            <input
              type="radio"
              name="mark"
              [checked]="mark === designer.options().mark"
              (change)="designer.choose({ mark })"
            />
            <mat-icon aria-hidden="true">{{ markWords[mark].icon }}</mat-icon>
            {{ markWords[mark].name }}
          </label>
        }
      </fieldset>
      @if (designer.options().mark === 'note') {
        <fy-text-field
          label="Note"
          [max]="120"
          [value]="designer.options().note"
          (changed)="designer.choose({ note: $event })"
        />
      }
    }
    @if (hasSelection()) {
      <button
        class="act main"
        type="button"
        [disabled]="isPaint() && !designer.options().brush"
        (click)="paintSelected()"
      >
        <mat-icon aria-hidden="true">format_paint</mat-icon>
        {{ isPaint() ? 'Paint the selection' : 'Mark the selection' }}
      </button>
    }
  `,
  styleUrl: './panel.scss',
  styles: `
    .dot {
      flex: none;
      inline-size: 1rem;
      block-size: 1rem;
      border-radius: 50%;
    }
  `,
})
export class BrushForm {
  protected readonly designer = inject(Designer);

  protected readonly isPaint = computed(() => this.designer.tool() === 'paint');
  protected readonly hasSelection = computed(() => !isNothing(this.designer.selection()));
  protected readonly marks = MARKS;
  protected readonly markWords = MARK_WORDS;
  protected readonly mark = categoryMark;

  protected paintSelected(): void {
    const { mark, note, brush } = this.designer.options();
    const colour = this.isPaint() ? { categoryId: brush } : paintOf(mark, note);
    this.designer.apply((draft) => paint(draft, this.designer.selection(), colour), {
      said: 'Painted.',
    });
  }
}
