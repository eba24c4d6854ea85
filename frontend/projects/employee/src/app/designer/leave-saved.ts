import { inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import type { CanDeactivateFn } from '@angular/router';
import { ask } from '../shell/confirm-dialog.ts';

/** A page with a drawing that may not be saved. */
export type DrawingPage = {
  /** Saves what saves itself; true when nothing unsaved is left. */
  settle(): Promise<boolean>;
};

/** Saves the drawing before it is left, and asks where that cannot be done. */
export const leaveSaved: CanDeactivateFn<DrawingPage | null> = async (page) => {
  const dialogs = inject(MatDialog);
  if (!page || (await page.settle())) return true;
  return ask(dialogs, {
    title: 'Leave without saving?',
    text: 'Some of what you drew is not saved. It is lost when you leave the room.',
    action: 'Leave without saving',
    dismiss: 'Stay here',
    run: () => Promise.resolve(),
  });
};
