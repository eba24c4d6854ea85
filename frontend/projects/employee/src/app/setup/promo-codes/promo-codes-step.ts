import { Component, computed, inject, LOCALE_ID, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { MatSlideToggle } from '@angular/material/slide-toggle';
import { employee } from '@foyer/shared/contract';
import { ApiClient } from '@foyer/ui/api/api-client.ts';
import { apiResource } from '@foyer/ui/api/api-resource.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { ask } from '../../shell/confirm-dialog.ts';
import { openDialog } from '../../shell/open-dialog.ts';
import { EventDesk } from '../event-desk.ts';
import { SetupStep } from '../setup-step.ts';
import { PromoDialog, type PromoTask } from './promo-dialog.ts';
import { activated } from './promo-fields.ts';
import { discountWords, ticketsWords, usesWords, validityWords } from './promo-words.ts';

type Promo = employee.PromoCodeView;

/** The promo codes of the event: made, changed, copied, switched off and deleted. */
@Component({
  selector: 'fy-promo-codes-step',
  imports: [MatButton, MatIcon, MatIconButton, MatSlideToggle, ProblemNote, SetupStep],
  templateUrl: './promo-codes-step.html',
  styleUrl: './promo-codes-step.scss',
})
export class PromoCodesStep {
  private readonly api = inject(ApiClient);
  private readonly desk = inject(EventDesk);
  private readonly dialogs = inject(MatDialog);
  private readonly locale = inject(LOCALE_ID);
  private readonly params = computed(() => ({ eventId: this.desk.current().eventId }));

  protected readonly list = apiResource(employee.listPromoCodes, () => ({ params: this.params() }));
  protected readonly rows = computed(() =>
    this.list.hasValue() ? this.list.value().promoCodes.map((promo) => this.row(promo)) : [],
  );
  protected readonly problem = signal<unknown>(undefined);
  protected readonly copied = signal('');

  protected add(): void {
    void this.open({
      save: (code, input) =>
        this.api.call(employee.addPromoCode, { params: this.params(), body: { ...input, code } }),
    });
  }

  protected change(promo: Promo): void {
    void this.open({ promo, save: (_code, input) => this.put(promo, input) });
  }

  protected async activate(promo: Promo, active: boolean): Promise<void> {
    this.problem.set(undefined);
    try {
      await this.put(promo, activated(promo, active));
    } catch (error) {
      this.problem.set(error);
    }
    this.list.reload();
  }

  protected async copy(code: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(code);
      this.copied.set(code);
    } catch {
      this.copied.set(''); // the browser forbids it; the code stands there to be marked
    }
  }

  protected async remove({ code }: Promo): Promise<void> {
    const done = await ask(this.dialogs, {
      title: `Delete ${code}?`,
      text: 'Nobody can enter it any more. Bookings that have it keep their price.',
      action: 'Delete the code',
      run: () => this.api.call(employee.deletePromoCode, { params: { ...this.params(), code } }),
    });
    if (done) this.list.reload();
  }

  private put({ code }: Promo, body: employee.PromoInput): Promise<Promo> {
    return this.api.call(employee.changePromoCode, { params: { ...this.params(), code }, body });
  }

  private async open(task: Omit<PromoTask, 'event'>): Promise<void> {
    const data: PromoTask = { ...task, event: this.desk.current() };
    const done = await openDialog<PromoTask, true>(this.dialogs, PromoDialog, {
      data,
      width: '36rem',
    });
    if (done) this.list.reload();
  }

  private row(promo: Promo) {
    const event = this.desk.current();
    const clock = { timeZone: event.venue.timeZone, locale: this.locale };
    return {
      promo,
      discount: discountWords(promo, event, this.locale),
      tickets: ticketsWords(promo, event),
      uses: usesWords(promo),
      validity: validityWords(promo, clock),
    };
  }
}
