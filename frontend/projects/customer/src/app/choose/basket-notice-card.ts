import { Component, computed, input, output } from '@angular/core';
import type { SeatingPlanView } from '@foyer/shared/contract';
import { Icon } from '@foyer/ui/icons/icon.ts';
import { noticeWords, type BasketNotice } from './basket-notice.ts';

/** Says what happened to the seats and offers the way on. */
@Component({
  selector: 'fy-basket-notice-card',
  imports: [Icon],
  template: `
    <p>{{ words().text }}</p>
    @if (words().accept || words().decline) {
      <div class="ways">
        @if (words().accept; as accept) {
          <button class="fy-plain accept" type="button" (click)="accepted.emit()">
            {{ accept }}
          </button>
        }
        @if (words().decline; as decline) {
          <button class="fy-plain other" type="button" (click)="declined.emit()">
            {{ decline }}
          </button>
        }
      </div>
    }
    @if (notice().kind !== 'single') {
      <button
        class="fy-plain close"
        type="button"
        aria-label="Close this message"
        (click)="closed.emit()"
      >
        <fy-icon name="close" />
      </button>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: 1fr auto;
      gap: var(--fy-space-2);
      align-items: start;
      padding: var(--fy-space-3) var(--fy-space-2) var(--fy-space-3) var(--fy-space-4);
      border-radius: var(--fy-radius-medium);
      background: var(--fy-warn-container);
      color: var(--fy-on-warn-container);
    }
    p {
      align-self: center;
    }
    .ways {
      grid-column: 1 / -1;
      grid-row: 2;
      display: flex;
      flex-wrap: wrap;
      gap: var(--fy-space-2);
    }
    .accept {
      padding-inline: var(--fy-space-5);
      background: var(--mat-sys-primary);
      color: var(--mat-sys-on-primary);
    }
    .accept:hover {
      filter: brightness(1.08);
    }
    .other,
    .close {
      color: inherit;
    }
    .close {
      padding: 0;
      grid-column: 2;
      grid-row: 1;
      margin-block: calc(-1 * var(--fy-space-2));
    }
  `,
  host: { role: 'alert' },
})
export class BasketNoticeCard {
  /** What happened. */
  readonly notice = input.required<BasketNotice>();
  /** The room, to name seats. */
  readonly plan = input.required<SeatingPlanView>();
  /** Tickets that are still in the basket. */
  readonly left = input.required<number>();
  /** Seats that are still in the basket. */
  readonly seats = input<readonly string[]>([]);
  /** The visitor takes what is offered. */
  readonly accepted = output();
  /** The visitor would rather choose. */
  readonly declined = output();
  /** The visitor has read it. */
  readonly closed = output();

  protected readonly words = computed(() =>
    noticeWords(this.notice(), this.plan(), { seats: this.seats(), count: this.left() }),
  );
}
