import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import {
  addAisle,
  numberingOf,
  regroup,
  relabelRows,
  renumberSeats,
  reshapeRow,
  seatsOfRow,
  shapeOf,
  type RowLabelling,
  type RowShape,
  type SeatNumbering,
} from '@foyer/shared/domain';
import { ChoiceField } from '../fields/choice-field.ts';
import { NumberField } from '../fields/number-field.ts';
import { TextField } from '../fields/text-field.ts';
import { Designer } from '../state/designer.ts';
import { withRowLabel } from '../state/drawing-steps.ts';
import type { PlacedRow } from '../state/selected.ts';
import { seatsAlone } from '../state/selecting.ts';
import {
  labellingChoice,
  LABELLINGS,
  NUMBERINGS,
  ORDERS,
  schemeOf,
  sectionChoices,
  shared,
  withScheme,
} from './choices.ts';

/** Rows bent less than this are straight ones that were turned. */
const STRAIGHT_CM = 3;
/** The width of an aisle that is opened by the button. */
const AISLE_CM = 120;

/** What selected rows are: name, number of seats, curve, numbering, section. */
@Component({
  selector: 'fy-rows-part',
  imports: [ChoiceField, MatIcon, NumberField, TextField],
  templateUrl: './rows-part.html',
  styleUrl: './panel.scss',
})
export class RowsPart {
  protected readonly designer = inject(Designer);

  /** The selected rows. */
  readonly rows = input.required<readonly PlacedRow[]>();
  /** Whether all their seats are selected. */
  readonly whole = input.required<boolean>();

  protected readonly numberings = NUMBERINGS;
  protected readonly labellings = LABELLINGS;
  protected readonly orders = ORDERS;
  protected readonly single = computed(() =>
    this.rows().length === 1 ? this.rows()[0] : undefined,
  );
  protected readonly shape = computed(() => {
    const one = this.single();
    if (!one) return undefined;
    const shape = shapeOf(one.row);
    return Math.abs(shape.curve) < STRAIGHT_CM ? { ...shape, curve: 0 } : shape;
  });
  protected readonly length = computed(() => {
    const shape = this.shape();
    return shape && Math.hypot(shape.to.x - shape.from.x, shape.to.y - shape.from.y);
  });
  protected readonly numbering = linkedSignal<SeatNumbering>(() => {
    const [first] = this.rows();
    const labels = first?.row.seats.map(({ label }) => label) ?? [];
    return numberingOf(labels) ?? { scheme: 'left', start: 1 };
  });
  protected readonly labelling = linkedSignal<RowLabelling>(() => this.designer.options().labels);
  protected readonly labellingChoice = computed(() => labellingChoice(this.labelling()));
  protected readonly sections = computed(() =>
    sectionChoices(this.designer.draft().sections).filter(({ value }) => value !== ''),
  );
  protected readonly section = computed(() =>
    shared(this.rows(), ({ section }) => section.sectionId),
  );
  private readonly ids = computed(() => this.rows().map(({ row }) => row.rowId));

  protected rename(label: string): void {
    const [only] = this.ids();
    if (only === undefined) return;
    this.designer.apply((draft) => withRowLabel(draft, only, label), { said: 'Row renamed.' });
  }

  protected setCount(count: number): void {
    this.reshape({ count }, `${count} seats.`);
  }

  protected setShape(change: Partial<RowShape>): void {
    const shape = this.shape();
    if (shape) this.reshape({ shape: { ...shape, ...change } }, 'Row bent.');
  }

  protected setLength(length: number): void {
    const shape = this.shape();
    const before = this.length();
    if (!shape || !before) return;
    const { from, to } = shape;
    const part = length / before;
    const end = { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
    this.setShape({ to: end, curve: shape.curve * part });
  }

  protected renumber(change: Partial<SeatNumbering>): void {
    const numbering = { ...this.numbering(), ...change };
    this.numbering.set(numbering);
    this.designer.apply((draft) => renumberSeats(draft, this.ids(), numbering), {
      said: 'Seats numbered anew.',
    });
  }

  protected scheme(choice: string): void {
    this.renumber({ scheme: schemeOf(choice) });
  }

  protected label(choice: string): void {
    this.labelling.set(withScheme(this.labelling(), choice));
  }

  protected setLabelling(change: Partial<RowLabelling>): void {
    this.labelling.update((before) => ({ ...before, ...change }));
  }

  protected relabel(): void {
    this.designer.apply((draft) => relabelRows(draft, this.ids(), this.labelling()), {
      said: 'Rows named anew.',
    });
  }

  protected moveTo(sectionId: string): void {
    const selection = seatsAlone(
      this.rows().flatMap(({ row }) => row.seats.map(({ seatId }) => seatId)),
    );
    this.designer.apply((draft) => regroup(draft, selection, sectionId), {
      said: 'Rows moved to another section.',
    });
  }

  protected aisle(): void {
    const selection = this.designer.selection();
    this.designer.apply((draft) => addAisle(draft, selection, AISLE_CM), { said: 'Aisle opened.' });
  }

  private reshape(change: { shape?: RowShape; count?: number }, said: string): void {
    const [only] = this.ids();
    if (only === undefined) return;
    const next = reshapeRow(this.designer.draft(), only, change, this.designer.ids);
    this.designer.apply(() => next, { select: seatsAlone(seatsOfRow(next, only)), said });
  }
}
