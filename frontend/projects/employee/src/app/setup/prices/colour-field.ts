import { Component, computed, input } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { MatIcon } from '@angular/material/icon';
import { PALETTE } from './category-view.ts';

/** A colour for the map: one of a palette, or one's own. */
@Component({
  selector: 'fy-colour-field',
  imports: [MatIcon],
  template: `
    <fieldset>
      <legend>Colour on the map</legend>
      @for (one of palette; track one.colour) {
        <label [style.--swatch]="one.colour" [title]="one.name">
          <input
            type="radio"
            name="colour"
            [value]="one.colour"
            [checked]="one.colour === field()().value()"
            (change)="field()().value.set(one.colour)"
          />
          <mat-icon aria-hidden="true">check</mat-icon>
          <span class="fy-hidden">{{ one.name }}</span>
        </label>
      }
      <label class="own" [class.chosen]="isOwn()">
        <input
          #own
          type="color"
          aria-label="A colour of your own"
          [value]="field()().value()"
          (input)="field()().value.set(own.value)"
        />
        Other
      </label>
    </fieldset>
  `,
  styleUrl: './colour-field.scss',
})
export class ColourField {
  /** The field; it holds a hex colour. */
  readonly field = input.required<FieldTree<string>>();

  protected readonly palette = PALETTE;
  protected readonly isOwn = computed(
    () => !PALETTE.some(({ colour }) => colour === this.field()().value()),
  );
}
