import { Component, inject } from '@angular/core';
import { disabled, form, FormField, max, min, required, validate } from '@angular/forms/signals';
import { MatError, MatFormField, MatHint, MatLabel, MatSuffix } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { employee } from '@foyer/shared/contract';
import { MAX_TICKETS } from '@foyer/shared/domain';
import { faultText } from '@foyer/ui/forms/field-fault.ts';
import { autosave, stepEntry } from './autosave.ts';
import { EventDesk } from './event-desk.ts';
import { SetupStep } from './setup-step.ts';

/** How long seats are held and how many one may buy. */
@Component({
  selector: 'fy-rules-step',
  imports: [FormField, MatError, MatFormField, MatHint, MatInput, MatLabel, MatSuffix, SetupStep],
  template: `
    <fy-setup-step step="rules" intro="What one buyer may take, and for how long.">
      <form>
        <mat-form-field>
          <mat-label>Seats are held for</mat-label>
          <input matInput type="number" [formField]="fields.holdMinutes" />
          <span matTextSuffix>minutes</span>
          <mat-hint>From choosing seats to paying; 10 is usual</mat-hint>
          <mat-error>{{ faultText(fields.holdMinutes()) }}</mat-error>
        </mat-form-field>
        <mat-form-field>
          <mat-label>Tickets in one booking, at most</mat-label>
          <input matInput type="number" [formField]="fields.maxTicketsPerBooking" />
          <mat-error>{{ faultText(fields.maxTicketsPerBooking()) }}</mat-error>
        </mat-form-field>
        <mat-form-field>
          <mat-label>Tickets for one person, at most</mat-label>
          <input matInput type="number" [formField]="fields.maxTicketsPerCustomer" />
          <mat-hint>Over all bookings of an e-mail address; empty for no limit</mat-hint>
          <mat-error>{{ faultText(fields.maxTicketsPerCustomer()) }}</mat-error>
        </mat-form-field>
      </form>
    </fy-setup-step>
  `,
  styleUrl: './fields.scss',
  styles: `
    mat-form-field {
      max-inline-size: 26rem;
    }
  `,
})
export class RulesStep {
  private readonly desk = inject(EventDesk);

  private readonly entry = stepEntry(read);
  protected readonly fields = form(this.entry, (path) => {
    disabled(path, { when: () => this.desk.locked() });
    const hold = { message: 'Choose between 1 and 60 minutes.' };
    required(path.holdMinutes, hold);
    min(path.holdMinutes, 1, hold);
    max(path.holdMinutes, 60, hold);
    const booking = { message: `Choose between 1 and ${MAX_TICKETS} tickets.` };
    required(path.maxTicketsPerBooking, booking);
    min(path.maxTicketsPerBooking, 1, booking);
    max(path.maxTicketsPerBooking, MAX_TICKETS, booking);
    const person = { message: 'Choose between 1 and 1,000 tickets, or leave it empty.' };
    min(path.maxTicketsPerCustomer, 1, person);
    max(path.maxTicketsPerCustomer, 1_000, person);
    for (const figure of [path.holdMinutes, path.maxTicketsPerBooking, path.maxTicketsPerCustomer])
      validate(figure, ({ value }) =>
        Number.isInteger(value() ?? 0)
          ? undefined
          : { kind: 'whole', message: 'Enter a whole number.' },
      );
  });
  /** Saves what is typed. */
  readonly autosave = autosave({ fields: this.fields, read, write });
  protected readonly faultText = faultText;
}

type Rules = {
  readonly holdMinutes: number | null;
  readonly maxTicketsPerBooking: number | null;
  readonly maxTicketsPerCustomer: number | null;
};

function read(event: employee.OwnEventView): Rules {
  const { holdMinutes, maxTicketsPerBooking, maxTicketsPerCustomer = null } = event;
  return { holdMinutes, maxTicketsPerBooking, maxTicketsPerCustomer };
}

function write({
  holdMinutes,
  maxTicketsPerBooking,
  maxTicketsPerCustomer,
}: Rules): employee.EventChange {
  return {
    ...(holdMinutes !== null && { holdMinutes }),
    ...(maxTicketsPerBooking !== null && { maxTicketsPerBooking }),
    maxTicketsPerCustomer,
  };
}
