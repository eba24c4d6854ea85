import { Component, computed, inject, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { paint, relabelSeat, type Paint } from '@foyer/shared/domain';
import { ChoiceField } from '../fields/choice-field.ts';
import { TextField } from '../fields/text-field.ts';
import { Designer } from '../state/designer.ts';
import type { PlacedSeat } from '../state/selected.ts';
import { seatsAlone } from '../state/selecting.ts';
import { categoryChoices, shared } from './choices.ts';

const KINDS = [
  { value: 'plain', name: 'Ordinary seat' },
  { value: 'accessible', name: 'Wheelchair space' },
  { value: 'companion', name: 'Companion seat' },
];

/** What selected seats are: their category, what they are for, whether they are sold. */
@Component({
  selector: 'fy-seat-part',
  imports: [ChoiceField, MatIcon, TextField],
  template: `
    @if (single(); as one) {
      <fy-text-field
        label="Seat number"
        [max]="12"
        [value]="one.seat.label"
        (changed)="relabel(one.seat.seatId, $event)"
      />
    }
    <fy-choice-field
      label="Ticket category"
      [value]="category()"
      [choices]="categories()"
      (changed)="paint({ categoryId: $event }, 'Category changed.')"
    />
    <fy-choice-field label="Kind" [value]="kind()" [choices]="kinds" (changed)="setKind($event)" />
    <label class="switch">
      <input
        type="checkbox"
        #box
        [checked]="blocked() === true"
        [indeterminate]="blocked() === undefined"
        [disabled]="takenCount() > 0"
        (change)="paint({ blocked: box.checked }, box.checked ? 'Blocked.' : 'For sale again.')"
      />
      Blocked, never for sale
    </label>
    <fy-text-field
      label="Note for buyers"
      placeholder="Such as: Restricted view"
      [optional]="true"
      [max]="120"
      [value]="note()"
      (changed)="paint({ note: $event }, 'Note changed.')"
    />
    @if (single(); as one) {
      <button class="act" type="button" (click)="selectRow(one)">
        <mat-icon aria-hidden="true">linear_scale</mat-icon>
        Select row {{ one.row.label }}
      </button>
    }
  `,
  styleUrl: './panel.scss',
})
export class SeatPart {
  protected readonly designer = inject(Designer);

  /** The selected seats. */
  readonly seats = input.required<readonly PlacedSeat[]>();

  protected readonly kinds = KINDS;
  protected readonly categories = computed(() => categoryChoices(this.designer.categories()));
  protected readonly single = computed(() =>
    this.seats().length === 1 ? this.seats()[0] : undefined,
  );
  protected readonly category = computed(() => {
    const known = new Set(this.designer.categoryIds());
    const categoryId = shared(this.seats(), ({ seat, row }) => seat.categoryId ?? row.categoryId);
    return categoryId === undefined || known.has(categoryId) ? categoryId : '';
  });
  protected readonly kind = computed(() =>
    shared(this.seats(), ({ seat }) => seat.kind ?? 'plain'),
  );
  protected readonly blocked = computed(() =>
    shared(this.seats(), ({ seat }) => seat.blocked ?? false),
  );
  protected readonly note = computed(() => shared(this.seats(), ({ seat }) => seat.note ?? ''));
  protected readonly takenCount = computed(() => {
    const { seats } = this.designer.taken();
    return this.seats().filter(({ seat }) => seats.has(seat.seatId)).length;
  });

  protected paint(change: Paint, said: string): void {
    const selection = seatsAlone(this.seats().map(({ seat }) => seat.seatId));
    this.designer.apply((draft) => paint(draft, selection, change), { said });
  }

  protected setKind(kind: string): void {
    const chosen = kind === 'accessible' || kind === 'companion' ? kind : null;
    this.paint({ kind: chosen }, 'Kind changed.');
  }

  protected relabel(seatId: string, label: string): void {
    this.designer.apply((draft) => relabelSeat(draft, seatId, label), { said: 'Number changed.' });
  }

  protected selectRow({ row }: PlacedSeat): void {
    this.designer.select(seatsAlone(row.seats.map(({ seatId }) => seatId)));
  }
}
