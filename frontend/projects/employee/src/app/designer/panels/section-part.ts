import { Component, computed, inject, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import {
  paint,
  refitOutline,
  renameSection,
  seatsOfSection,
  setCapacity,
  type Row,
  type Section,
} from '@foyer/shared/domain';
import { ChoiceField } from '../fields/choice-field.ts';
import { NumberField } from '../fields/number-field.ts';
import { TextField } from '../fields/text-field.ts';
import { Designer } from '../state/designer.ts';
import { counted } from '../state/selected.ts';
import { sectionAlone, seatsAlone } from '../state/selecting.ts';
import { categoryChoices, shared } from './choices.ts';

/** Distance of a refitted outline from its seats. */
const OUTLINE_CM = 45;

/** What a selected section is: its name, category and, where people stand, its places. */
@Component({
  selector: 'fy-section-part',
  imports: [ChoiceField, MatIcon, NumberField, TextField],
  template: `
    <fy-text-field label="Section name" [value]="section().name" (changed)="rename($event)" />
    <fy-choice-field
      label="Ticket category"
      [value]="category()"
      [choices]="categories()"
      (changed)="paint($event)"
    />
    @if (standing(); as area) {
      <fy-number-field
        label="Places"
        [min]="least()"
        [max]="50000"
        [value]="area.capacity"
        (changed)="setPlaces($event)"
      />
      @if (least() > 1) {
        <p class="locked">
          <mat-icon aria-hidden="true">lock</mat-icon>
          {{ least() }} places are sold or held, so there cannot be fewer.
        </p>
      }
    } @else {
      <div class="pair">
        <button class="act" type="button" (click)="selectSeats()">Select its seats</button>
        <button class="act" type="button" (click)="refit()">Fit the outline</button>
      </div>
      <h3>Rows</h3>
      <ul class="list">
        @for (row of rows(); track row.rowId) {
          <li>
            <button class="pick" type="button" (click)="selectRow(row)">
              <span class="name">Row {{ row.label }}</span>
              <span class="end">{{ row.seats.length }}</span>
            </button>
          </li>
        } @empty {
          <li><p>This section has no rows yet.</p></li>
        }
      </ul>
    }
  `,
  styleUrl: './panel.scss',
})
export class SectionPart {
  protected readonly designer = inject(Designer);

  /** The selected section. */
  readonly section = input.required<Section>();

  protected readonly categories = computed(() => categoryChoices(this.designer.categories()));
  protected readonly standing = computed(() => {
    const section = this.section();
    return section.kind === 'standing' ? section : undefined;
  });
  protected readonly rows = computed(() => {
    const section = this.section();
    return section.kind === 'seated' ? section.rows : [];
  });
  protected readonly category = computed(() => {
    const known = new Set(this.designer.categoryIds());
    const standing = this.standing();
    const seats = this.rows().flatMap((row) => row.seats.map((seat) => ({ seat, row })));
    const categoryId = standing
      ? standing.categoryId
      : shared(seats, ({ seat, row }) => seat.categoryId ?? row.categoryId);
    return categoryId === undefined || known.has(categoryId) ? categoryId : '';
  });
  /** Places that are sold or held have to stay. */
  protected readonly least = computed(() =>
    Math.max(1, this.designer.taken().places[this.section().sectionId] ?? 0),
  );

  protected rename(name: string): void {
    this.designer.apply((draft) => renameSection(draft, this.section().sectionId, name), {
      said: 'Section renamed.',
    });
  }

  protected paint(categoryId: string): void {
    const selection = sectionAlone(this.section().sectionId);
    this.designer.apply((draft) => paint(draft, selection, { categoryId }), {
      said: 'Category changed.',
    });
  }

  protected setPlaces(places: number): void {
    this.designer.apply(
      (draft) => setCapacity(draft, this.section().sectionId, Math.round(places)),
      {
        said: `${counted(places, 'place')}.`,
      },
    );
  }

  protected refit(): void {
    this.designer.apply((draft) => refitOutline(draft, this.section().sectionId, OUTLINE_CM), {
      said: 'The outline follows the seats.',
    });
  }

  protected selectSeats(): void {
    this.designer.select(
      seatsAlone(seatsOfSection(this.designer.draft(), this.section().sectionId)),
    );
  }

  protected selectRow({ seats }: Row): void {
    this.designer.select(seatsAlone(seats.map(({ seatId }) => seatId)));
  }
}
