import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  type MatDialog,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogTitle,
} from '@angular/material/dialog';
import type { PlanDraft } from '@foyer/shared/domain';
import type { PriceFormat } from '@foyer/ui/price/format-price.ts';
import type {
  SeatAvailability,
  SeatCategory,
  SeatMapPlan,
} from '@foyer/ui/seat-map/seat-map-inputs.ts';
import { SeatLegend } from '@foyer/ui/seat-map/seat-legend.ts';
import { SeatMap } from '@foyer/ui/seat-map/seat-map.ts';
import { openDialog } from '../../shell/open-dialog.ts';
import type { Designer } from '../state/designer.ts';
import type { Taken } from '../state/taken.ts';

/** What is shown as customers would see it. */
export type PreviewedRoom = {
  readonly plan: SeatMapPlan;
  readonly categories: readonly SeatCategory[];
  /** Absent for a plan that belongs to no event. */
  readonly currency: string | undefined;
  readonly availability: SeatAvailability;
};

/** The room as customers see it, with nothing to be bought. */
@Component({
  selector: 'fy-preview-dialog',
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    SeatLegend,
    SeatMap,
  ],
  template: `
    <h2 mat-dialog-title>As customers see it</h2>
    <mat-dialog-content>
      @if (shown.currency; as currency) {
        <fy-seat-legend
          [categories]="shown.categories"
          [currency]="currency"
          [(highlighted)]="highlighted"
        />
      }
      <div class="map">
        <fy-seat-map
          [plan]="shown.plan"
          [categories]="shown.categories"
          [currency]="shown.currency ?? 'EUR'"
          [highlighted]="highlighted()"
          [availability]="shown.availability"
          [disabled]="true"
        />
      </div>
      @if (hidden(); as words) {
        <p>{{ words }}</p>
      }
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" mat-dialog-close>Close</button>
    </mat-dialog-actions>
  `,
  styles: `
    mat-dialog-content {
      display: grid;
      grid-template-rows: auto minmax(0, 1fr) auto;
      gap: var(--fy-space-3);
      block-size: 78dvh;
      max-block-size: none;
    }
    .map {
      display: grid;
      min-block-size: 16rem;
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: var(--fy-radius-medium);
    }
    button {
      min-block-size: var(--fy-target);
    }
  `,
})
export class PreviewDialog {
  protected readonly shown = inject<PreviewedRoom>(MAT_DIALOG_DATA);
  protected readonly highlighted = signal<readonly string[]>([]);
  protected readonly hidden = computed(() =>
    this.shown.categories.length === 0
      ? 'There are no ticket categories yet; seats without one are not for sale.'
      : undefined,
  );
}

/** Opens the room as customers see it. */
export function openPreview(
  dialogs: MatDialog,
  designer: Designer,
  format: PriceFormat | undefined,
): void {
  const draft = designer.draft();
  const data: PreviewedRoom = {
    plan: planOf(draft),
    categories: designer
      .categories()
      .map((category) => ({ ...category, price: category.price ?? 0 })),
    currency: format?.currency,
    availability: availabilityOf(draft, designer.taken()),
  };
  void openDialog(dialogs, PreviewDialog, { data, width: '72rem' });
}

/** The drawing as the map takes it. */
function planOf(draft: PlanDraft): SeatMapPlan {
  return { planVersion: 'preview', ...structuredClone(draft) } as SeatMapPlan;
}

function availabilityOf(draft: PlanDraft, taken: Taken): SeatAvailability {
  const seated = draft.sections.filter((section) => section.kind === 'seated');
  const standing = draft.sections.filter((section) => section.kind === 'standing');
  return {
    rows: Object.fromEntries(
      seated
        .flatMap((section) => section.rows)
        .map(({ rowId, seats }) => [
          rowId,
          seats.map(({ seatId }) => (taken.seats.has(seatId) ? 's' : '.')).join(''),
        ]),
    ),
    places: Object.fromEntries(
      standing.map(({ sectionId, capacity }) => [
        sectionId,
        capacity - (taken.places[sectionId] ?? 0),
      ]),
    ),
  };
}
