import { Component, computed, input, output } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import type { SeatingPlanView } from '@foyer/shared/contract';
import { noticeWords, type BasketNotice } from './basket-notice.ts';

/** Says what happened to the seats and offers the way on. */
@Component({
  selector: 'fy-basket-notice-card',
  imports: [MatButton, MatIcon, MatIconButton],
  template: `
    <p>{{ words().text }}</p>
    @if (words().accept || words().decline) {
      <div class="ways">
        @if (words().accept; as accept) {
          <button matButton="filled" type="button" (click)="accepted.emit()">{{ accept }}</button>
        }
        @if (words().decline; as decline) {
          <button class="other" matButton type="button" (click)="declined.emit()">
            {{ decline }}
          </button>
        }
      </div>
    }
    @if (notice().kind !== 'single') {
      <button
        class="close"
        matIconButton
        type="button"
        aria-label="Close this message"
        (click)="closed.emit()"
      >
        <mat-icon aria-hidden="true">close</mat-icon>
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
    .ways button {
      min-block-size: var(--fy-target);
    }
    .other {
      --mat-button-text-label-text-color: var(--fy-on-warn-container);
    }
    .close {
      --mat-icon-button-icon-color: var(--fy-on-warn-container);
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
