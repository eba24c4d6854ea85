import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { employee } from '@foyer/shared/contract';
import { ApiClient } from '@foyer/ui/api/api-client.ts';
import { apiResource } from '@foyer/ui/api/api-resource.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { EventDesk } from './event-desk.ts';
import { SetupStep } from './setup-step.ts';

/** Who scans at the doors of the event. */
@Component({
  selector: 'fy-stewards-step',
  imports: [MatButton, MatFormField, MatIcon, MatInput, MatLabel, ProblemNote, SetupStep],
  templateUrl: './stewards-step.html',
  styleUrls: ['./rows.scss', './stewards-step.scss'],
})
export class StewardsStep {
  private readonly api = inject(ApiClient);
  private readonly desk = inject(EventDesk);
  private readonly eventId = computed(() => this.desk.current().eventId);

  protected readonly assigned = apiResource(employee.listEventStewards, () => ({
    params: { eventId: this.eventId() },
  }));
  private readonly all = apiResource(employee.listStewards, () => ({}));
  protected readonly failed = computed(() => this.assigned.error() ?? this.all.error());
  protected readonly stewards = computed(() =>
    this.assigned.hasValue() ? this.assigned.value().stewards : [],
  );
  protected readonly others = computed(() => {
    const here = new Set(this.stewards().map(({ userId }) => userId));
    return this.all.hasValue()
      ? this.all.value().stewards.filter(({ userId }) => !here.has(userId))
      : [];
  });
  protected readonly chosen = signal('');
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(undefined);

  protected assign(event: Event): void {
    event.preventDefault();
    const userId = this.chosen();
    if (userId === '') return;
    void this.run(async () => {
      await this.api.call(employee.assignSteward, { params: { eventId: this.eventId(), userId } });
      this.chosen.set('');
    });
  }

  protected remove(userId: string): void {
    void this.run(() =>
      this.api.call(employee.removeSteward, { params: { eventId: this.eventId(), userId } }),
    );
  }

  protected again(): void {
    this.assigned.reload();
    this.all.reload();
  }

  private async run(task: () => Promise<unknown>): Promise<void> {
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      await task();
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.busy.set(false);
      this.assigned.reload();
    }
  }
}
