import { Component, computed, inject } from '@angular/core';
import { disabled, form, FormField, max, min, required, validate } from '@angular/forms/signals';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatError, MatFormField, MatHint, MatLabel, MatSuffix } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { employee } from '@foyer/shared/contract';
import { MAX_TICKETS } from '@foyer/shared/domain';
import { faultText } from '@foyer/ui/forms/field-fault.ts';
import { autosave, stepEntry } from './autosave.ts';
import { EmbedSnippet } from './embed-snippet.ts';
import { sitesFault, sitesIn } from './embed-sites.ts';
import { doorFault, doorNames } from './door-names.ts';
import { EventDesk } from './event-desk.ts';
import { SetupStep } from './setup-step.ts';

/** How long seats are held, how many one may buy, and how tickets are given back. */
@Component({
  selector: 'fy-rules-step',
  imports: [
    EmbedSnippet,
    FormField,
    MatCheckbox,
    MatError,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    MatSuffix,
    SetupStep,
  ],
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
        <h3>Giving tickets back</h3>
        <mat-checkbox [formField]="fields.takesBack"
          >Customers may give tickets back by themselves</mat-checkbox
        >
        @if (fields.takesBack().value()) {
          <mat-form-field>
            <mat-label>Last moment</mat-label>
            <input matInput type="number" [formField]="fields.hoursBefore" />
            <span matTextSuffix>hours before the start</span>
            <mat-hint>24 is usual; 0 lets them until it begins</mat-hint>
            <mat-error>{{ faultText(fields.hoursBefore()) }}</mat-error>
          </mat-form-field>
          <mat-checkbox [formField]="fields.keepsFees">You keep the booking fee</mat-checkbox>
        }
        <h3>Waitlist</h3>
        <mat-form-field>
          <mat-label>When everything is taken</mat-label>
          <select matNativeControl [formField]="fields.waitlist">
            <option value="off">Nobody can wait</option>
            <option value="open">Customers may join a waitlist</option>
            <option value="paused">The waitlist is paused</option>
          </select>
          <mat-hint
            >What is given back is then offered to those who wait, first come first</mat-hint
          >
        </mat-form-field>
        @if (fields.waitlist().value() !== 'off' && !signUp()) {
          <mat-form-field>
            <mat-label>An offer is held for, at most</mat-label>
            <input matInput type="number" step="0.25" [formField]="fields.offerHours" />
            <span matTextSuffix>hours</span>
            <mat-hint>Empty for a day; shorter by itself when sales soon close</mat-hint>
            <mat-error>{{ faultText(fields.offerHours()) }}</mat-error>
          </mat-form-field>
        }
        @if (signUp()) {
          <h3>Sign-up in your own site</h3>
          <p>
            The places are free and have no numbers, so people sign up in one step: on the event’s
            page, and in pages of the sites that you name here.
          </p>
          <mat-form-field>
            <mat-label>Sites</mat-label>
            <textarea matInput rows="2" [formField]="fields.embedSites"></textarea>
            <mat-hint>One a line, such as https://club.example.org; empty for none</mat-hint>
            <mat-error>{{ faultText(fields.embedSites()) }}</mat-error>
          </mat-form-field>
          @if (desk.current().embedOrigins.length > 0) {
            <fy-embed-snippet [eventId]="desk.current().eventId" />
          }
        } @else {
          <h3>Doors</h3>
          <mat-form-field>
            <mat-label>Names of the doors</mat-label>
            <textarea matInput rows="3" [formField]="fields.doors"></textarea>
            <mat-hint>One a line, for stewards to choose from; empty for a single door</mat-hint>
            <mat-error>{{ faultText(fields.doors()) }}</mat-error>
          </mat-form-field>
          <mat-checkbox [formField]="fields.allowsReentry"
            >Guests who go out may come in again</mat-checkbox
          >
          <h3>Single seats</h3>
          <mat-checkbox [formField]="fields.avoidsSingleSeats"
            >No party leaves a single free seat behind where that can be avoided</mat-checkbox
          >
        }
      </form>
    </fy-setup-step>
  `,
  styleUrl: './fields.scss',
  styles: `
    mat-form-field {
      max-inline-size: 26rem;
    }
    mat-checkbox {
      justify-self: start;
    }
  `,
})
export class RulesStep {
  protected readonly desk = inject(EventDesk);
  protected readonly signUp = computed(() => this.desk.current().signUp === true);

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
    const hours = { message: 'Choose between 0 and 8,760 hours.' };
    required(path.hoursBefore, { ...hours, when: ({ valueOf }) => valueOf(path.takesBack) });
    min(path.hoursBefore, 0, hours);
    max(path.hoursBefore, 8_760, hours);
    const offer = { message: 'Choose between 0.25 and 168 hours, or leave it empty.' };
    min(path.offerHours, 0.25, offer);
    max(path.offerHours, 168, offer);
    validate(path.embedSites, ({ value }) => {
      const message = sitesFault(value());
      return message ? { kind: 'sites', message } : undefined;
    });
    validate(path.doors, ({ value }) => doorFault(value()));
    const figures = [path.holdMinutes, path.maxTicketsPerBooking, path.maxTicketsPerCustomer];
    for (const figure of [...figures, path.hoursBefore])
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
  readonly takesBack: boolean;
  readonly hoursBefore: number | null;
  readonly keepsFees: boolean;
  readonly waitlist: 'off' | 'open' | 'paused';
  readonly avoidsSingleSeats: boolean;
  readonly offerHours: number | null;
  readonly embedSites: string;
  /** One a line. */
  readonly doors: string;
  readonly allowsReentry: boolean;
};

/** What stands there when an organizer begins to take tickets back. */
const USUAL = { hoursBefore: 24, keepsFees: true };

function read(event: employee.OwnEventView): Rules {
  const { holdMinutes, maxTicketsPerBooking, maxTicketsPerCustomer = null } = event;
  const { selfCancel, waitlist = 'off', offerHours = null } = event;
  const { avoidsSingleSeats, embedOrigins } = event;
  const { doors, allowsReentry } = event;
  return {
    ...{ holdMinutes, maxTicketsPerBooking, maxTicketsPerCustomer, waitlist, avoidsSingleSeats },
    takesBack: selfCancel !== undefined,
    offerHours,
    embedSites: embedOrigins.join('\n'),
    ...{ doors: doors.join('\n'), allowsReentry },
    ...(selfCancel ?? USUAL),
  };
}

function write(rules: Rules): employee.EventChange {
  const { holdMinutes, maxTicketsPerBooking, maxTicketsPerCustomer, avoidsSingleSeats } = rules;
  const { takesBack, hoursBefore, keepsFees, waitlist, offerHours, embedSites } = rules;
  return {
    ...(holdMinutes !== null && { holdMinutes }),
    ...(maxTicketsPerBooking !== null && { maxTicketsPerBooking }),
    maxTicketsPerCustomer,
    ...(!takesBack && { selfCancel: null }),
    ...(takesBack && hoursBefore !== null && { selfCancel: { hoursBefore, keepsFees } }),
    waitlist: waitlist === 'off' ? null : waitlist,
    offerHours,
    avoidsSingleSeats,
    embedOrigins: sitesIn(embedSites),
    ...{ doors: doorNames(rules.doors), allowsReentry: rules.allowsReentry },
  };
}
