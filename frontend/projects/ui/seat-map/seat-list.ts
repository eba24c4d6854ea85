import { Component, computed, inject, input, LOCALE_ID, output, signal } from '@angular/core';
import { PlacesStepper } from './places-stepper.ts';
import { SeatListRow } from './seat-list-row.ts';
import { categoryFilter, listRows, listSections } from './seat-list-model.ts';
import type {
  PlacesRequest,
  SeatAvailability,
  SeatCategory,
  SeatMapPlan,
} from './seat-map-inputs.ts';
import { seatMapState } from './seat-map-state.ts';

/**
 * The same choice as the map as text: section, row, seat. Rows and seats exist in the document only
 * while their section or row is open, so that a large room stays a short page.
 */
@Component({
  selector: 'fy-seat-list',
  imports: [PlacesStepper, SeatListRow],
  templateUrl: './seat-list.html',
  styleUrl: './seat-list.scss',
})
export class SeatList {
  /** The drawing of the room. */
  readonly plan = input.required<SeatMapPlan>();
  /** The event's price categories. */
  readonly categories = input.required<readonly SeatCategory[]>();
  /** The currency of the prices. */
  readonly currency = input.required<string>();
  /** Who may still have what; seats are listed as loading without it. */
  readonly availability = input<SeatAvailability>();
  /** The seats held for this person. */
  readonly ownSeats = input<readonly string[]>([]);
  /** The standing places held for this person, by section. */
  readonly ownPlaces = input<Readonly<Record<string, number>>>({});
  /** Free seats worth an outline. */
  readonly suggestedSeats = input<readonly string[]>([]);
  /** The only categories listed; all of them when empty. */
  readonly highlighted = input<readonly string[]>([]);
  /** The most standing places one may take. */
  readonly placesLimit = input(10);
  /** Whether nothing may be chosen now. */
  readonly disabled = input(false);

  /** A free seat to be taken, or an own one to be given back. */
  readonly seatToggled = output<string>();
  /** Standing places wanted in a section. */
  readonly placesRequested = output<PlacesRequest>();
  /** The seat that the keyboard has come to. */
  readonly seatFocused = output<string>();

  protected readonly state = seatMapState(this, inject(LOCALE_ID));
  private readonly openSections = signal<ReadonlySet<string>>(new Set());
  private readonly openRows = signal<ReadonlySet<number>>(new Set());

  protected readonly sections = computed(() => {
    const shown = categoryFilter(this.state, this.highlighted());
    return listSections(this.state, this.highlighted()).map((section) => {
      const isOpen = this.openSections().has(section.sectionId);
      const rows = isOpen && !section.isStanding ? listRows(this.state, section.index, shown) : [];
      return {
        ...section,
        isOpen,
        left: this.availability()?.places[section.sectionId],
        own: this.ownPlaces()[section.sectionId] ?? 0,
        rows: rows.map((row) => ({ ...row, isOpen: this.openRows().has(row.index) })),
      };
    });
  });

  protected toggleSection(sectionId: string): void {
    this.openSections.update((open) => toggled(open, sectionId));
  }

  protected toggleRow(row: number): void {
    this.openRows.update((open) => toggled(open, row));
  }
}

function toggled<T>(set: ReadonlySet<T>, item: T): ReadonlySet<T> {
  const next = new Set(set);
  if (!next.delete(item)) next.add(item);
  return next;
}
