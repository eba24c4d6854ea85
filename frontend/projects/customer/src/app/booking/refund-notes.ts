import { Component, computed, inject, input, LOCALE_ID } from '@angular/core';
import type { RefundView } from '@foyer/shared/contract';
import { formatSum } from '@foyer/ui/price/format-price.ts';

/** What goes or went back of a payment, and how far it is. */
@Component({
  selector: 'fy-refund-notes',
  template: `
    <ul>
      @for (words of notes(); track $index) {
        <li class="fy-figures">{{ words }}</li>
      }
    </ul>
  `,
  styles: `
    ul {
      display: grid;
      gap: var(--fy-space-2);
      margin: 0;
      padding: var(--fy-space-4) var(--fy-space-5);
      border-radius: var(--fy-radius-medium);
      background: var(--mat-sys-surface-container);
      list-style: none;
    }
  `,
})
export class RefundNotes {
  private readonly locale = inject(LOCALE_ID);

  /** What goes back, the latest first. */
  readonly refunds = input.required<readonly RefundView[]>();
  /** The ISO 4217 code. */
  readonly currency = input.required<string>();

  protected readonly notes = computed(() => this.refunds().map((refund) => this.wordsOf(refund)));

  private wordsOf(refund: RefundView): string {
    const { numbers, reason } = refund;
    // Why tickets were cancelled is told with them.
    const why = reason !== undefined && !numbers ? ` The organizer writes: “${reason}”` : '';
    return this.progressOf(refund) + why;
  }

  private progressOf({ amount, status, doneAt, numbers }: RefundView): string {
    const money = formatSum(amount, { currency: this.currency(), locale: this.locale });
    const count = numbers?.length ?? 0;
    const cause = count === 0 ? '' : ` for ${count === 1 ? '1 ticket' : `${count} tickets`}`;
    if (status === 'due') return `${money}${cause} is on its way back to you.`;
    const day = new Intl.DateTimeFormat(this.locale, { dateStyle: 'medium' });
    const when = doneAt ? ` on ${day.format(new Date(doneAt))}` : '';
    return `${money}${cause} was paid back${when}. Your bank may take some days to show it.`;
  }
}
