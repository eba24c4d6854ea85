import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { boundsOf } from '@foyer/shared/domain';
import { ChoiceField } from '../fields/choice-field.ts';
import { NumberField } from '../fields/number-field.ts';
import { TextField } from '../fields/text-field.ts';
import { Designer } from '../state/designer.ts';
import { rowInto, rowsInto } from '../state/drawing-steps.ts';
import { counted } from '../state/selected.ts';
import { everything, sectionAlone } from '../state/selecting.ts';
import {
  categoryChoices,
  labellingChoice,
  LABELLINGS,
  NUMBERINGS,
  ORDERS,
  schemeOf,
  sectionChoices,
  withScheme,
} from './choices.ts';

/** How rows are drawn by drag, and rows drawn by measures alone. */
@Component({
  selector: 'fy-rows-form',
  imports: [ChoiceField, MatIcon, NumberField, TextField],
  templateUrl: './rows-form.html',
  styleUrl: './panel.scss',
})
export class RowsForm {
  protected readonly designer = inject(Designer);

  protected readonly options = this.designer.options;
  protected readonly isBlock = computed(() => this.designer.tool() === 'rows');
  protected readonly categories = computed(() => categoryChoices(this.designer.categories()));
  protected readonly sections = computed(() => sectionChoices(this.designer.draft().sections));
  protected readonly section = computed(() =>
    this.isBlock() ? this.options().blockSection : this.options().rowSection,
  );
  protected readonly numberings = NUMBERINGS;
  protected readonly labellings = LABELLINGS;
  protected readonly orders = ORDERS;
  protected readonly labelling = computed(() => labellingChoice(this.options().labels));

  protected readonly seats = signal(20);
  protected readonly rows = signal(8);
  protected readonly growth = signal(0);
  private readonly suggested = computed(() => {
    const draft = this.designer.draft();
    const box = boundsOf(draft, everything(draft));
    const length = (this.seats() - 1) * this.options().spacingCm;
    return {
      x: Math.round((draft.width - length) / 2),
      y: Math.round(box ? box.y + box.height + 150 : draft.focalPoint.y + 300),
    };
  });
  protected readonly x = linkedSignal(() => this.suggested().x);
  protected readonly y = linkedSignal(() => this.suggested().y);

  protected intoSection(sectionId: string): void {
    this.designer.choose(this.isBlock() ? { blockSection: sectionId } : { rowSection: sectionId });
  }

  protected number(scheme: string): void {
    const numbering = { ...this.options().numbering, scheme: schemeOf(scheme) };
    this.designer.choose({ numbering });
  }

  protected startAt(start: number): void {
    this.designer.choose({ numbering: { ...this.options().numbering, start } });
  }

  protected label(choice: string): void {
    this.designer.choose({ labels: withScheme(this.options().labels, choice) });
  }

  protected firstLabel(start: string): void {
    this.designer.choose({ labels: { ...this.options().labels, start } });
  }

  protected order(order: string): void {
    const labels = this.options().labels;
    this.designer.choose({ labels: { ...labels, order: order === 'back' ? 'back' : 'front' } });
  }

  protected place(): void {
    const into = this.isBlock() ? this.drawnBlock() : this.drawnRow();
    const words = this.isBlock()
      ? `${counted(this.rows(), 'row')} added.`
      : `Row of ${counted(this.seats(), 'seat')} added.`;
    const select = sectionAlone(into.sectionId);
    if (this.designer.apply(() => into.draft, { select, said: words }) && !this.isBlock())
      this.designer.choose({ rowSection: into.sectionId });
  }

  private shape() {
    const { spacingCm, curveCm } = this.options();
    const from = { x: this.x(), y: this.y() };
    const to = { x: from.x + (this.seats() - 1) * spacingCm, y: from.y };
    return { from, to, curve: curveCm };
  }

  private drawnRow() {
    const { numbering, categoryId, rowSection } = this.options();
    const row = { shape: this.shape(), count: this.seats(), numbering, categoryId };
    return rowInto(this.designer.draft(), rowSection, row, this.designer.ids);
  }

  private drawnBlock() {
    const { rowGapCm, labels, numbering, categoryId, blockSection } = this.options();
    const block = {
      ...{ shape: this.shape(), rows: this.rows(), rowGap: rowGapCm, count: this.seats() },
      ...{ growth: this.growth(), labels, numbering, categoryId },
    };
    return rowsInto(this.designer.draft(), blockSection, block, this.designer.ids);
  }
}
