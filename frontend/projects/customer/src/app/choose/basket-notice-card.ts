import { Component, computed, input, output } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import type { SeatingPlanView } from '@foyer/shared/contract';
import { problemText } from '@foyer/ui/problems/problem-text.ts';
import type { BasketNotice } from './basket.ts';
import { seatNames } from './seat-names.ts';
import { countOf } from './selection.ts';

/** Says what happened to the seats and offers the way on. */
@Component({
  selector: 'fy-basket-notice-card',
  imports: [MatButton, MatIcon, MatIconButton],
  template: `
    <p>{{ words() }}</p>
    @if (offer(); as offer) {
      <button matButton="filled" type="button" (click)="accepted.emit()">{{ offer }}</button>
    }
    <button
      class="close"
      matIconButton
      type="button"
      aria-label="Close this message"
      (click)="closed.emit()"
    >
      <mat-icon aria-hidden="true">close</mat-icon>
    </button>
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
    button:not(.close) {
      grid-row: 2;
      justify-self: start;
      min-block-size: var(--fy-target);
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
  /** The visitor takes what is offered. */
  readonly accepted = output();
  /** The visitor has read it. */
  readonly closed = output();

  protected readonly words = computed(() => {
    const notice = this.notice();
    switch (notice.kind) {
      case 'lost':
        return `Someone took ${listed(seatNames(this.plan(), notice.seats))} a moment ago. ${this.rest()}`;
      case 'expired':
        return 'The time ran out, and your seats were given back. They may still be free.';
      case 'refused':
        return problemText(notice.problem);
    }
  });
  protected readonly offer = computed(() => {
    const notice = this.notice();
    if (notice.kind === 'lost')
      return `Find ${seatCount(this.left() + notice.seats.length)} for me`;
    return notice.kind === 'expired' && countOf(notice.selection) > 0
      ? 'Hold the same seats again'
      : undefined;
  });

  private rest(): string {
    if (this.left() === 0) return 'Choose another one, or let us find one.';
    return this.left() === 1
      ? 'Your other seat is still yours.'
      : `Your other ${this.left()} seats are still yours.`;
  }
}

function listed(names: readonly string[]): string {
  if (names.length === 0) return 'a seat';
  return names.length === 1
    ? (names[0] ?? '')
    : `${names.slice(0, -1).join('; ')} and ${names.at(-1) ?? ''}`;
}

function seatCount(count: number): string {
  return count === 1 ? 'the best seat' : `the best ${count} seats`;
}
