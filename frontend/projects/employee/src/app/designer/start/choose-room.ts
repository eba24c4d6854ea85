import type { MatDialog } from '@angular/material/dialog';
import type { PriceFormat } from '@foyer/ui/price/format-price.ts';
import { openDialog } from '../../shell/open-dialog.ts';
import type { Designer, DesignRoom } from '../state/designer.ts';
import { StartDialog, type StartOffer } from './start-dialog.ts';

/** Asks for another room; undefined where the one that is open stays. */
export function chooseRoom(
  dialogs: MatDialog,
  designer: Designer,
  format: PriceFormat | undefined,
): Promise<DesignRoom | undefined> {
  const data = { known: designer.categories(), ids: designer.ids, format };
  return openDialog<StartOffer, DesignRoom>(dialogs, StartDialog, { data, width: '80rem' });
}
