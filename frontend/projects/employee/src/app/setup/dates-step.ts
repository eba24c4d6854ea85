import { Component, computed, inject, LOCALE_ID } from '@angular/core';
import { disabled, form } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import { longDay } from '@foyer/ui/dates/event-time.ts';
import { autosave, refusedAt, stepEntry } from './autosave.ts';
import { EventDesk } from './event-desk.ts';
import { instantsOf, localTimesOf, movedAlong } from './event-times.ts';
import { SetupStep } from './setup-step.ts';
import { TimeField } from './time-field.ts';
import { isPlannable, timeAfter, timeRequired } from './time-rules.ts';

/** When the event takes place and when its tickets are sold. */
@Component({
  selector: 'fy-dates-step',
  imports: [RouterLink, SetupStep, TimeField],
  template: `
    <fy-setup-step step="dates">
      <p class="remark">
        Times on the clocks of <strong>{{ zone().replaceAll('_', ' ') }}</strong>; the zone belongs
        to the <a [routerLink]="['..', 'venue']">venue</a>.
      </p>
      <form>
        <h3>The event</h3>
        <div class="pair">
          <fy-time-field
            label="Starts"
            [field]="fields.startsAt"
            [timeZone]="zone()"
            [hint]="day()"
            (change)="moveAlong()"
          />
          <fy-time-field label="Doors open" [field]="fields.doorsOpenAt" [timeZone]="zone()" />
          <fy-time-field label="Ends" [field]="fields.endsAt" [timeZone]="zone()" />
        </div>
        <p class="remark">When you move the start, the other times move along.</p>
        <h3>Sales</h3>
        <div class="pair">
          <fy-time-field label="Sales open" [field]="fields.salesOpenAt" [timeZone]="zone()" />
          <fy-time-field label="Sales close" [field]="fields.salesCloseAt" [timeZone]="zone()" />
        </div>
      </form>
    </fy-setup-step>
  `,
  styleUrl: './fields.scss',
})
export class DatesStep {
  private readonly desk = inject(EventDesk);
  private readonly locale = inject(LOCALE_ID);

  protected readonly zone = computed(() => this.desk.current().venue.timeZone);
  protected readonly day = computed(() => {
    const clock = { timeZone: 'UTC', locale: this.locale };
    const start = this.fields.startsAt().value();
    return isPlannable(start) ? longDay(`${start}:00.000Z`, clock) : '';
  });
  private readonly entry = stepEntry(localTimesOf);
  protected readonly fields = form(this.entry, (path) => {
    disabled(path, { when: () => this.desk.locked() });
    const { startsAt, doorsOpenAt, endsAt, salesOpenAt, salesCloseAt } = path;
    for (const time of [startsAt, doorsOpenAt, endsAt, salesOpenAt, salesCloseAt])
      timeRequired(time);
    timeAfter(endsAt, startsAt, 'The end has to be after the start.');
    timeAfter(salesCloseAt, salesOpenAt, 'Sales have to close after they open.');
    refusedAt(path, this.desk, { startsAt, doorsOpenAt, endsAt, salesOpenAt, salesCloseAt });
  });
  /** Saves what is typed. */
  readonly autosave = autosave({ fields: this.fields, read: localTimesOf, write: instantsOf });
  private start = this.entry().startsAt;

  /** The start is typed piece by piece; what moves along does so from one whole time to the next. */
  protected moveAlong(): void {
    const times = this.entry();
    if (!isPlannable(times.startsAt)) return;
    this.entry.set(movedAlong(times, this.start));
    this.start = times.startsAt;
  }
}
