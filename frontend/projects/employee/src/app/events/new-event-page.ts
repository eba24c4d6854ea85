import { Component, inject, signal } from '@angular/core';
import {
  form,
  FormField,
  FormRoot,
  maxLength,
  required,
  validate,
  type TreeValidationResult,
} from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Router, RouterLink } from '@angular/router';
import { employee } from '@foyer/shared/contract';
import { ApiClient } from '@foyer/ui/api/api-client.ts';
import { faultText } from '@foyer/ui/forms/field-fault.ts';
import { OUTLINED_FIELDS } from '@foyer/ui/forms/outlined-fields.ts';
import { serverFaults } from '@foyer/ui/forms/server-faults.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { timeRequired } from '../setup/time-rules.ts';
import { TimeField } from '../setup/time-field.ts';
import { ZoneField } from '../setup/zone-field.ts';
import { isZone } from '../setup/zones.ts';
import { draftOf, firstDraft } from './new-event.ts';

/** Makes a draft from the little that is known at first. */
@Component({
  selector: 'fy-new-event-page',
  imports: [
    FormField,
    FormRoot,
    MatButton,
    MatError,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    ProblemNote,
    RouterLink,
    TimeField,
    ZoneField,
  ],
  providers: [OUTLINED_FIELDS],
  templateUrl: './new-event-page.html',
  styleUrl: './new-event-page.scss',
})
export class NewEventPage {
  private readonly api = inject(ApiClient);
  private readonly router = inject(Router);

  protected readonly problem = signal<unknown>(undefined);
  private readonly entry = signal(firstDraft(new Date()));
  protected readonly fields = form(
    this.entry,
    (path) => {
      required(path.title, { message: 'Give the event a title.' });
      maxLength(path.title, 120, { message: 'At most 120 characters fit.' });
      maxLength(path.venue, 120, { message: 'At most 120 characters fit.' });
      maxLength(path.city, 80, { message: 'At most 80 characters fit.' });
      timeRequired(path.startsAt);
      validate(path.timeZone, ({ value }) =>
        isZone(value())
          ? undefined
          : { kind: 'zone', message: 'Choose a time zone from the list.' },
      );
    },
    { submission: { action: () => this.make() } },
  );
  protected readonly faultText = faultText;

  private async make(): Promise<TreeValidationResult> {
    this.problem.set(undefined);
    try {
      const made = await this.api.call(employee.createEvent, { body: draftOf(this.entry()) });
      await this.router.navigate(['/events', made.eventId, 'setup'], { replaceUrl: true });
      return undefined;
    } catch (error) {
      this.problem.set(error);
      const { title, startsAt, venue, city } = this.fields;
      return serverFaults(error, {
        title,
        startsAt,
        'venue.name': venue,
        'venue.city': city,
      });
    }
  }
}
