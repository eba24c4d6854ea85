import { Component, computed, inject, LOCALE_ID, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { employee } from '@foyer/shared/contract';
import { ApiClient } from '@foyer/ui/api/api-client.ts';
import { apiResource } from '@foyer/ui/api/api-resource.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { ask } from '../../shell/confirm-dialog.ts';
import { counted } from '../state/selected.ts';

/** The plans that an organizer keeps to use again. */
@Component({
  selector: 'fy-plans-page',
  imports: [MatButton, MatIcon, MatIconButton, ProblemNote, RouterLink],
  templateUrl: './plans-page.html',
  styleUrl: './plans-page.scss',
})
export class PlansPage {
  private readonly api = inject(ApiClient);
  private readonly dialogs = inject(MatDialog);
  private readonly dates = new Intl.DateTimeFormat(inject(LOCALE_ID), { dateStyle: 'medium' });

  protected readonly list = apiResource(employee.listPlans, () => ({}));
  protected readonly plans = computed(() =>
    this.list.hasValue()
      ? this.list
          .value()
          .plans.toSorted((one, other) => other.updatedAt.localeCompare(one.updatedAt))
      : undefined,
  );
  protected readonly said = signal('');

  protected words({ seats, standing }: employee.SavedPlanView): string {
    const parts = [
      ...(seats > 0 || standing === 0 ? [counted(seats, 'seat')] : []),
      ...(standing > 0 ? [counted(standing, 'standing place')] : []),
    ];
    return parts.join(' and ');
  }

  protected date({ updatedAt }: employee.SavedPlanView): string {
    return this.dates.format(new Date(updatedAt));
  }

  protected async remove({ planId, name }: employee.SavedPlanView): Promise<void> {
    const gone = await ask(this.dialogs, {
      title: `Delete ${name}?`,
      text: 'Events that use it keep their own copy.',
      action: 'Delete',
      run: () => this.api.call(employee.deletePlan, { params: { planId } }),
    });
    if (!gone) return;
    this.said.set(`${name} is deleted.`);
    this.list.reload();
  }
}
