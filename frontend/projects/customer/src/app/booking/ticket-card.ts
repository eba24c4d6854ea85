import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog, MatDialogConfig } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import type { TicketView } from '@foyer/shared/contract';
import { AttendeeName } from './attendee-name.ts';
import { placeWords } from '@foyer/ui/places/place-words.ts';
import type { KeptTicket } from './kept-tickets.ts';
import type { PassOnData } from './pass-on-dialog.ts';
import type { TicketDeeds } from './ticket-deeds.ts';
import { TicketQr } from './ticket-qr.ts';

/** One ticket: its QR code large, the place and the name; once it was passed on, to whom. */
@Component({
  selector: 'fy-ticket-card',
  imports: [AttendeeName, MatButton, MatIcon, TicketQr],
  templateUrl: './ticket-card.html',
  styleUrl: './ticket-card.scss',
})
export class TicketCard {
  private readonly dialogs = inject(MatDialog);

  /** The ticket. */
  readonly ticket = input.required<KeptTicket & Pick<TicketView, 'passedOnTo'>>();
  /** What may be done with it; nothing where it is only shown. */
  readonly deeds = input<TicketDeeds>();

  protected readonly place = computed(() => placeWords(this.ticket().label));
  protected readonly mayChange = computed(() => {
    const { status, code } = this.ticket();
    return status === 'valid' && code !== undefined ? this.deeds() : undefined;
  });

  protected async passOn(deeds: TicketDeeds): Promise<void> {
    const { PassOnDialog } = await import('./pass-on-dialog.ts');
    const config = new MatDialogConfig<PassOnData>();
    config.data = { place: this.place(), deeds };
    this.dialogs.open(PassOnDialog, config);
  }
}
