import { Component, computed, inject, input, LOCALE_ID } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import { MatAutocomplete, MatAutocompleteTrigger, MatOption } from '@angular/material/autocomplete';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { faultText } from '@foyer/ui/forms/field-fault.ts';
import { isZone, zonesLike } from './zones.ts';

/** A field for a time zone, found by a part of its name. */
@Component({
  selector: 'fy-zone-field',
  imports: [
    FormField,
    MatAutocomplete,
    MatAutocompleteTrigger,
    MatError,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    MatOption,
  ],
  template: `
    <mat-form-field>
      <mat-label>Time zone</mat-label>
      <input
        matInput
        autocomplete="off"
        spellcheck="false"
        [matAutocomplete]="zones"
        [formField]="field()"
        (focus)="$any($event.target).select()"
      />
      <mat-autocomplete #zones autoActiveFirstOption>
        @for (zone of offered(); track zone) {
          <mat-option [value]="zone">{{ zone.replaceAll('_', ' ') }}</mat-option>
        }
      </mat-autocomplete>
      <mat-hint>{{ now() || 'Type a city, such as Berlin' }}</mat-hint>
      <mat-error>{{ faultText(field()()) }}</mat-error>
    </mat-form-field>
  `,
  styles: `
    mat-form-field {
      inline-size: 100%;
    }
  `,
})
export class ZoneField {
  private readonly locale = inject(LOCALE_ID);

  /** The field. */
  readonly field = input.required<FieldTree<string>>();

  protected readonly offered = computed(() => zonesLike(this.field()().value()));
  protected readonly now = computed(() => {
    const timeZone = this.field()().value();
    if (!isZone(timeZone)) return '';
    const time = new Intl.DateTimeFormat(this.locale, { timeZone, timeStyle: 'short' });
    return `It is ${time.format(new Date())} there now`;
  });
  protected readonly faultText = faultText;
}
