import { Component, computed, inject } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { NOTHING } from '@foyer/shared/domain';
import { Designer } from '../state/designer.ts';
import { onlyDecoration, onlySection, selectedWords } from '../state/selected.ts';
import { isNothing } from '../state/selecting.ts';
import { ArrangePart } from './arrange-part.ts';
import { BrushForm } from './brush-form.ts';
import { CategoryPanel } from './category-panel.ts';
import { DecorationPart } from './decoration-part.ts';
import { RoomPart } from './room-part.ts';
import { RowsForm } from './rows-form.ts';
import { RowsPart } from './rows-part.ts';
import { SeatPart } from './seat-part.ts';
import { SectionPart } from './section-part.ts';
import { ShapeForm } from './shape-form.ts';

/** Beside the room: how the tool draws, what is selected and can be changed of it, and the ticket categories. */
@Component({
  selector: 'fy-properties-panel',
  imports: [
    ArrangePart,
    BrushForm,
    CategoryPanel,
    DecorationPart,
    MatIcon,
    RoomPart,
    RowsForm,
    RowsPart,
    SeatPart,
    SectionPart,
    ShapeForm,
  ],
  template: `
    @switch (form()) {
      @case ('rows') {
        <fy-rows-form />
      }
      @case ('shape') {
        <fy-shape-form />
      }
      @case ('brush') {
        <fy-brush-form />
      }
    }
    @if (words(); as words) {
      <section class="selection" aria-label="Selection">
        <header>
          <h2>{{ words }}</h2>
          <button
            class="act"
            type="button"
            aria-label="Select nothing"
            title="Select nothing (Esc)"
            (click)="clear()"
          >
            <mat-icon aria-hidden="true">close</mat-icon>
          </button>
        </header>
        @if (takenWords(); as locked) {
          <p class="locked">
            <mat-icon aria-hidden="true">lock</mat-icon>
            {{ locked }}
          </p>
        }
        @if (section(); as section) {
          <fy-section-part [section]="section" />
        }
        @if (decoration(); as decoration) {
          <fy-decoration-part [index]="decoration[0]" [decoration]="decoration[1]" />
        }
        @if (designer.selected().seats.length > 0) {
          <fy-seat-part [seats]="designer.selected().seats" />
          <fy-rows-part [rows]="designer.selected().rows" [whole]="designer.selected().wholeRows" />
        }
        <fy-arrange-part />
      </section>
    }
    <fy-category-panel [class.first]="isIdle()" />
    @if (isIdle()) {
      <fy-room-part />
    }
  `,
  styleUrl: './panel.scss',
  styles: `
    :host {
      gap: var(--fy-space-5);
      align-content: start;
    }
    header {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: var(--fy-space-2);
    }
    header .act {
      border: 0;
      padding: 0;
    }
    .first {
      padding-block-start: 0;
      border-block-start: 0;
    }
    .selection h2 {
      overflow-wrap: anywhere;
    }
  `,
})
export class PropertiesPanel {
  protected readonly designer = inject(Designer);

  protected readonly form = computed(() => {
    const tool = this.designer.tool();
    if (tool === 'row' || tool === 'rows') return 'rows';
    if (tool === 'standing' || tool === 'stage' || tool === 'text') return 'shape';
    return tool === 'paint' || tool === 'mark' ? 'brush' : undefined;
  });
  protected readonly words = computed(() =>
    isNothing(this.designer.selection()) ? '' : selectedWords(this.designer.selected()),
  );
  protected readonly isIdle = computed(() => !this.form() && !this.words());
  protected readonly section = computed(() => onlySection(this.designer.selected()));
  protected readonly decoration = computed(() => onlyDecoration(this.designer.selected()));
  protected readonly takenWords = computed(() => {
    const { seats: taken } = this.designer.taken();
    const { seats, sections } = this.designer.selected();
    const inSections = sections.flatMap((section) =>
      section.kind === 'standing' ? [] : section.rows.flatMap((row) => row.seats),
    );
    const all = [...seats.map(({ seat }) => seat), ...inSections];
    const count = all.filter(({ seatId }) => taken.has(seatId)).length;
    if (count === 0) return undefined;
    const who = all.length === 1 ? 'This seat is' : `${count} of these seats are`;
    return `${who} sold or held and cannot be moved, removed or blocked. Tickets keep the names they were sold with.`;
  });

  protected clear(): void {
    this.designer.select(NOTHING);
  }
}
