import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { employee } from '@foyer/shared/contract';
import { ApiClient } from '@foyer/ui/api/api-client.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { TextField } from '../fields/text-field.ts';
import type { DesignRoom } from '../state/designer.ts';
import { drawingView } from './drawing-view.ts';

/** Keeps the drawing as a plan of one's own, to be used again. Closes with its name. */
@Component({
  selector: 'fy-save-plan-dialog',
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    ProblemNote,
    TextField,
  ],
  template: `
    <h2 mat-dialog-title>Save as my plan</h2>
    <mat-dialog-content>
      <p>You find it under Plans and can use it for other events. This event keeps its own copy.</p>
      <fy-text-field label="Name" [value]="name()" (changed)="name.set($event)" />
      @if (problem(); as problem) {
        <fy-problem-note [problem]="problem" />
      }
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" mat-dialog-close>Cancel</button>
      <button matButton="filled" type="button" [disabled]="running()" (click)="save()">
        {{ running() ? 'Saving' : 'Save plan' }}
      </button>
    </mat-dialog-actions>
  `,
  styles: `
    mat-dialog-content {
      display: grid;
      gap: var(--fy-space-4);
      max-inline-size: 28rem;
    }
    button {
      min-block-size: var(--fy-target);
    }
  `,
})
export class SavePlanDialog {
  private readonly api = inject(ApiClient);
  private readonly room = inject<DesignRoom>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<SavePlanDialog, string>>(MatDialogRef);

  protected readonly name = signal(this.room.plan.name || 'My plan');
  protected readonly running = signal(false);
  protected readonly problem = signal<unknown>(undefined);

  protected async save(): Promise<void> {
    this.running.set(true);
    this.problem.set(undefined);
    const name = this.name();
    try {
      await this.api.call(employee.addPlan, { body: { name, ...planBody(this.room) } });
      this.dialog.close(name);
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.running.set(false);
    }
  }
}

/** A room as a plan is sent: categories by name and colour alone. */
export function planBody({ plan, categories }: DesignRoom): employee.DrawnRoom {
  return {
    plan: drawingView(plan),
    categories: categories.map(({ categoryId, name, colour }) => ({ categoryId, name, colour })),
  };
}
