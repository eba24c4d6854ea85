import { inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import type { CanDeactivateFn } from '@angular/router';
import { ask } from '../shell/confirm-dialog.ts';
import type { Autosave } from './event-desk.ts';

/** A step of the set-up; most save themselves. */
export type Step = { readonly autosave?: Autosave };

/** Saves a step before it is left, and asks where that cannot be done. */
export const leaveSettled: CanDeactivateFn<Step | null> = async (step) => {
  const dialogs = inject(MatDialog);
  if (!step?.autosave || (await step.autosave.settle())) return true;
  return ask(dialogs, {
    title: 'Leave without saving?',
    text: 'Some of what you entered is not saved: there is a fault in it, or the service could not be reached. It is lost when you leave this step.',
    action: 'Leave without saving',
    dismiss: 'Stay here',
    run: () => Promise.resolve(),
  });
};
