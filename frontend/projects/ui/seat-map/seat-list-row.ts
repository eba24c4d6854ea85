import {
  Component,
  computed,
  ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  untracked,
} from '@angular/core';
import { categoryFilter, listSeats, type ListSeat } from './seat-list-model.ts';
import type { SeatMapState } from './seat-map-state.ts';

/** The seats of one row as buttons: one tab stop, arrow keys from seat to seat. */
@Component({
  selector: 'fy-seat-list-row',
  host: { role: 'group', '[attr.aria-label]': 'label()' },
  template: `
    @for (seat of seats(); track seat.seatId; let index = $index) {
      <button
        type="button"
        [class.own]="seat.isOwn"
        [class.suggested]="seat.isSuggested"
        [attr.aria-pressed]="seat.isOpen ? seat.isOwn : null"
        [attr.aria-disabled]="!seat.isOpen || disabled() || null"
        [tabindex]="index === current() ? 0 : -1"
        (click)="choose(seat)"
        (focus)="reach(seat, index)"
        (keydown)="onKey($event)"
      >
        <span class="label">
          <span class="swatch" [style.background]="seat.colour"></span>
          <span><span class="fy-hidden">Seat </span>{{ seat.label }}</span>
        </span>
        <span class="price"><span class="fy-hidden">, </span>{{ seat.price }}</span>
        @if (seat.notes) {
          <span class="notes"><span class="fy-hidden">, </span>{{ seat.notes }}</span>
        }
        <span class="state"><span class="fy-hidden">, </span>{{ seat.state }}</span>
      </button>
    }
  `,
  styleUrl: './seat-list-row.scss',
})
export class SeatListRow {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  /** The room. */
  readonly state = input.required<SeatMapState>();
  /** The row's index in the scene. */
  readonly row = input.required<number>();
  /** Only seats of these categories; all of them when empty. */
  readonly highlighted = input.required<readonly string[]>();
  readonly disabled = input(false);

  /** A free seat to be taken, or an own one to be given back. */
  readonly seatToggled = output<string>();
  /** The seat that the keyboard has come to. */
  readonly seatFocused = output<string>();

  protected readonly seats = computed(() =>
    listSeats(this.state(), this.row(), categoryFilter(this.state(), this.highlighted())),
  );
  protected readonly label = computed(
    () => `Row ${this.state().scene().rows[this.row()]?.label ?? ''}`,
  );
  /** The seat that Tab leads to: the first open one until the person has moved. */
  protected readonly current = linkedSignal<number, number>({
    source: () => this.row(),
    // Not anew whenever a seat changes its state: the person's place in the row would be lost.
    computation: () =>
      Math.max(
        0,
        untracked(this.seats).findIndex((seat) => seat.isOpen),
      ),
  });

  protected choose(seat: ListSeat): void {
    if (seat.isOpen && !this.disabled()) this.seatToggled.emit(seat.seatId);
  }

  protected reach(seat: ListSeat, index: number): void {
    this.current.set(index);
    this.seatFocused.emit(seat.seatId);
  }

  protected onKey(event: KeyboardEvent): void {
    const last = this.seats().length - 1;
    const targets: Readonly<Record<string, number>> = {
      ArrowRight: Math.min(last, this.current() + 1),
      ArrowLeft: Math.max(0, this.current() - 1),
      Home: 0,
      End: last,
    };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    this.host.querySelectorAll('button')[target]?.focus();
  }
}
