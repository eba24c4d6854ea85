import { Component, inject, LOCALE_ID } from '@angular/core';
import { disabled, form, FormField, maxLength, validate } from '@angular/forms/signals';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { employee } from '@foyer/shared/contract';
import { faultText } from '@foyer/ui/forms/field-fault.ts';
import { autosave, refusedAt, stepEntry } from './autosave.ts';
import { countriesIn } from './countries.ts';
import { EventDesk } from './event-desk.ts';
import { timesInZone } from './event-times.ts';
import { SetupStep } from './setup-step.ts';
import { ZoneField } from './zone-field.ts';
import { isZone } from './zones.ts';

type Venue = employee.OwnEventView['venue'];

/** Where the event takes place, and whose clocks count. */
@Component({
  selector: 'fy-venue-step',
  imports: [FormField, MatError, MatFormField, MatHint, MatInput, MatLabel, SetupStep, ZoneField],
  template: `
    <fy-setup-step step="venue" intro="Where it is, and whose clocks count.">
      <form>
        <mat-form-field>
          <mat-label>Name of the venue</mat-label>
          <input matInput autocomplete="off" [formField]="fields.name" />
          <mat-error>{{ faultText(fields.name()) }}</mat-error>
        </mat-form-field>
        <mat-form-field>
          <mat-label>Address</mat-label>
          <input matInput autocomplete="off" [formField]="fields.address" />
          <mat-hint>Street and number, as on a map</mat-hint>
          <mat-error>{{ faultText(fields.address()) }}</mat-error>
        </mat-form-field>
        <div class="pair">
          <mat-form-field>
            <mat-label>City</mat-label>
            <input matInput autocomplete="off" [formField]="fields.city" />
            <mat-error>{{ faultText(fields.city()) }}</mat-error>
          </mat-form-field>
          <mat-form-field>
            <mat-label>Country</mat-label>
            <select matNativeControl [formField]="fields.country">
              @for (country of countries; track country.code) {
                <option [value]="country.code">{{ country.name }}</option>
              }
            </select>
            <mat-error>{{ faultText(fields.country()) }}</mat-error>
          </mat-form-field>
        </div>
        <fy-zone-field [field]="fields.timeZone" />
        <p class="remark">
          All times of the event are read on this zone’s clocks. When you change it, they keep
          reading the same: doors at 19:00 stay at 19:00.
        </p>
      </form>
    </fy-setup-step>
  `,
  styleUrl: './fields.scss',
})
export class VenueStep {
  private readonly desk = inject(EventDesk);

  protected readonly countries = countriesIn(inject(LOCALE_ID));
  private readonly entry = stepEntry(read);
  protected readonly fields = form(this.entry, (path) => {
    disabled(path, { when: () => this.desk.locked() });
    maxLength(path.name, 120, { message: 'At most 120 characters fit.' });
    maxLength(path.address, 200, { message: 'At most 200 characters fit.' });
    maxLength(path.city, 80, { message: 'At most 80 characters fit.' });
    validate(path.timeZone, ({ value }) =>
      isZone(value()) ? undefined : { kind: 'zone', message: 'Choose a time zone from the list.' },
    );
    refusedAt(path, this.desk, {
      'venue.name': path.name,
      'venue.address': path.address,
      'venue.city': path.city,
      'venue.country': path.country,
      'venue.timeZone': path.timeZone,
    });
  });
  /** Saves what is typed. */
  readonly autosave = autosave({ fields: this.fields, read, write });
  protected readonly faultText = faultText;
}

function read(event: employee.OwnEventView): Venue {
  return event.venue;
}

function write(value: Venue, event: employee.OwnEventView): employee.EventChange {
  const { name, address, city, country, timeZone } = value;
  const venue = {
    name: name.trim(),
    address: address.trim(),
    city: city.trim(),
    country,
    timeZone,
  };
  return { venue, ...(isZone(timeZone) && timesInZone(event, timeZone)) };
}
