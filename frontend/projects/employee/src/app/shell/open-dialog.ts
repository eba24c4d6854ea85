import { MatDialogConfig, type MatDialog } from '@angular/material/dialog';
import type { Type } from '@angular/core';
import { firstValueFrom } from 'rxjs';

/** What a dialog is opened with. */
export type DialogOptions<Data> = {
  readonly data: Data;
  /** Its width where there is room, such as `36rem`. */
  readonly width?: string;
};

/** Opens a dialog and resolves to what it was closed with. */
export function openDialog<Data, Result>(
  dialogs: MatDialog,
  component: Type<unknown>,
  { data, width }: DialogOptions<Data>,
): Promise<Result | undefined> {
  const config = new MatDialogConfig<Data>();
  config.data = data;
  config.maxWidth = 'calc(100vw - 2rem)';
  if (width !== undefined) config.width = width;
  return firstValueFrom(dialogs.open<unknown, Data, Result>(component, config).afterClosed());
}
