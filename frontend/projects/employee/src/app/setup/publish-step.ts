import { Component, computed, inject, LOCALE_ID, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatProgressBar } from '@angular/material/progress-bar';
import { Router, RouterLink } from '@angular/router';
import { employee } from '@foyer/shared/contract';
import { ApiClient } from '@foyer/ui/api/api-client.ts';
import { shortMoment } from '@foyer/ui/dates/event-time.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { CancellationProgress } from '../events/cancellation-progress.ts';
import { EventActions } from '../events/event-actions.ts';
import { missingOf, STEP_IDS, STEPS } from './checklist.ts';
import { EventDesk } from './event-desk.ts';
import { SetupStep } from './setup-step.ts';

/** Puts the event on sale, shows how far that is, and takes it down, cancels or copies it. */
@Component({
  selector: 'fy-publish-step',
  imports: [
    CancellationProgress,
    MatButton,
    MatIcon,
    MatProgressBar,
    ProblemNote,
    RouterLink,
    SetupStep,
  ],
  templateUrl: './publish-step.html',
  styleUrl: './publish-step.scss',
})
export class PublishStep {
  private readonly actions = inject(EventActions);
  private readonly api = inject(ApiClient);
  private readonly router = inject(Router);
  private readonly locale = inject(LOCALE_ID);
  protected readonly desk = inject(EventDesk);

  protected readonly event = this.desk.current;
  protected readonly problem = signal<unknown>(undefined);
  private readonly missing = computed(() => missingOf(this.event()));
  protected readonly ready = computed(() => this.missing().length === 0);
  /** What has to be there, step by step, with what is not. */
  protected readonly checks = computed(() =>
    STEP_IDS.filter((id) => STEPS[id].fields.length > 0 && !OPTIONAL.includes(id)).map((id) => ({
      id,
      name: STEPS[id].name,
      faults: this.missing().filter(({ step }) => step === id),
    })),
  );
  protected readonly progress = computed(() => {
    const progress = this.event().progress;
    if (!progress || progress.total === 0) return undefined;
    const percent = Math.floor((progress.done / progress.total) * 100);
    return { ...progress, percent };
  });
  protected readonly sales = computed(() => {
    const { sales, salesOpenAt, salesCloseAt, venue } = this.event();
    const clock = { timeZone: venue.timeZone, locale: this.locale };
    if (sales === 'not-open') return `Sales open ${shortMoment(salesOpenAt, clock)}.`;
    if (sales === 'open') return `Tickets are sold until ${shortMoment(salesCloseAt, clock)}.`;
    return sales === 'closed' ? 'Sales have closed.' : 'The event is over.';
  });
  protected readonly onSale = computed(() => this.event().sales === 'open');
  protected readonly publicPage = computed(() => `/events/${this.event().eventId}`);

  protected async publish(): Promise<void> {
    if (this.desk.saving()) return; // the second click of a double click
    await this.run(({ eventId }) => this.api.call(employee.publishEvent, { params: { eventId } }));
  }

  protected async unpublish(): Promise<void> {
    if (await this.actions.unpublish(this.event())) await this.run(this.read);
  }

  protected async cancel(): Promise<void> {
    if (await this.actions.cancel(this.event())) await this.run(this.read);
  }

  protected async duplicate(): Promise<void> {
    const made = await this.actions.duplicate(this.event());
    if (made) await this.router.navigate(['/events', made, 'setup', 'dates']);
  }

  protected async remove(): Promise<void> {
    if (await this.actions.remove(this.event())) await this.router.navigate(['/events']);
  }

  private readonly read = ({ eventId }: employee.OwnEventView): Promise<employee.OwnEventView> =>
    this.api.call(employee.getEvent, { params: { eventId } });

  private async run(
    task: (event: employee.OwnEventView) => Promise<employee.OwnEventView>,
  ): Promise<void> {
    this.problem.set(undefined);
    try {
      await this.desk.act(task);
    } catch (error) {
      this.problem.set(error);
      await this.desk.act(this.read).catch(() => undefined); // what was refused is said already
    }
  }
}

const OPTIONAL: readonly string[] = ['pictures', 'stewards'];
