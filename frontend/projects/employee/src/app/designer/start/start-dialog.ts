import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import type { Ids } from '@foyer/shared/domain';
import type { PriceFormat } from '@foyer/ui/price/format-price.ts';
import type { DesignCategory } from '../state/design-category.ts';
import type { DesignRoom } from '../state/designer.ts';
import { StartScreen } from './start-screen.ts';

/** What another room is chosen with: the categories that are there, new ids, and how prices are written. */
export type StartOffer = {
  readonly known: readonly DesignCategory[];
  readonly ids: Ids;
  readonly format: PriceFormat | undefined;
};

/** Chooses another room for the one that is open; that one can be had back by undo. */
@Component({
  selector: 'fy-start-dialog',
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    StartScreen,
  ],
  template: `
    <h2 mat-dialog-title>Begin with another room</h2>
    <mat-dialog-content>
      <fy-start-screen
        [known]="offer.known"
        [ids]="offer.ids"
        [format]="offer.format"
        (used)="dialog.close($event)"
      />
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" mat-dialog-close>Keep this room</button>
    </mat-dialog-actions>
  `,
  styles: `
    button {
      min-block-size: var(--fy-target);
    }
  `,
})
export class StartDialog {
  protected readonly offer = inject<StartOffer>(MAT_DIALOG_DATA);
  protected readonly dialog = inject<MatDialogRef<StartDialog, DesignRoom>>(MatDialogRef);
}
