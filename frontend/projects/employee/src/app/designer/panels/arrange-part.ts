import { Component, computed, inject } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { align, boundsOf, distribute, mirror, move, type AlignEdge } from '@foyer/shared/domain';
import { NumberField } from '../fields/number-field.ts';
import { Designer } from '../state/designer.ts';
import { duplicateSelected, removeSelected, turn } from '../state/edit-commands.ts';

const EDGES: readonly { readonly edge: AlignEdge; readonly name: string; readonly icon: string }[] =
  [
    { edge: 'left', name: 'Align left', icon: 'align_horizontal_left' },
    { edge: 'centre', name: 'Align centres', icon: 'align_horizontal_center' },
    { edge: 'right', name: 'Align right', icon: 'align_horizontal_right' },
    { edge: 'top', name: 'Align top', icon: 'align_vertical_top' },
    { edge: 'middle', name: 'Align middles', icon: 'align_vertical_center' },
    { edge: 'bottom', name: 'Align bottom', icon: 'align_vertical_bottom' },
  ];

/** Where the selection stands, and what can be done with it as a whole. */
@Component({
  selector: 'fy-arrange-part',
  imports: [MatIcon, NumberField],
  template: `
    <h3>Place</h3>
    @if (box(); as box) {
      <div class="pair">
        <fy-number-field
          label="From the left"
          unit="cm"
          [stepBy]="10"
          [value]="box.x"
          (changed)="moveBy($event - box.x, 0)"
        />
        <fy-number-field
          label="From the top"
          unit="cm"
          [stepBy]="10"
          [value]="box.y"
          (changed)="moveBy(0, $event - box.y)"
        />
      </div>
    }
    <div class="icons" role="group" aria-label="Turn, mirror, copy">
      <button
        class="act"
        type="button"
        aria-label="Turn left by 15 degrees"
        title="Turn left by 15°"
        (click)="turn(-15)"
      >
        <mat-icon aria-hidden="true">rotate_left</mat-icon>
      </button>
      <button
        class="act"
        type="button"
        aria-label="Turn right by 15 degrees"
        title="Turn right by 15°"
        (click)="turn(15)"
      >
        <mat-icon aria-hidden="true">rotate_right</mat-icon>
      </button>
      <button
        class="act"
        type="button"
        aria-label="Mirror left and right"
        title="Mirror left and right"
        (click)="mirror('x')"
      >
        <mat-icon aria-hidden="true">flip</mat-icon>
      </button>
      <button
        class="act"
        type="button"
        aria-label="Mirror top and bottom"
        title="Mirror top and bottom"
        (click)="mirror('y')"
      >
        <mat-icon class="upright" aria-hidden="true">flip</mat-icon>
      </button>
      <button
        class="act"
        type="button"
        aria-label="Duplicate"
        title="Duplicate (Ctrl+D)"
        (click)="duplicate()"
      >
        <mat-icon aria-hidden="true">content_copy</mat-icon>
      </button>
      <button class="act" type="button" aria-label="Delete" title="Delete (Del)" (click)="remove()">
        <mat-icon aria-hidden="true">delete</mat-icon>
      </button>
    </div>
    @if (several()) {
      <div class="icons" role="group" aria-label="Align and distribute">
        @for (one of edges; track one.edge) {
          <button
            class="act"
            type="button"
            [attr.aria-label]="one.name"
            [title]="one.name"
            (click)="align(one.edge)"
          >
            <mat-icon aria-hidden="true">{{ one.icon }}</mat-icon>
          </button>
        }
        <button
          class="act"
          type="button"
          aria-label="Equal gaps across"
          title="Equal gaps across"
          (click)="distribute('x')"
        >
          <mat-icon aria-hidden="true">horizontal_distribute</mat-icon>
        </button>
        <button
          class="act"
          type="button"
          aria-label="Equal gaps down"
          title="Equal gaps down"
          (click)="distribute('y')"
        >
          <mat-icon aria-hidden="true">vertical_distribute</mat-icon>
        </button>
      </div>
    }
  `,
  styleUrl: './panel.scss',
  styles: `
    .upright {
      rotate: 90deg;
    }
  `,
})
export class ArrangePart {
  private readonly designer = inject(Designer);

  protected readonly edges = EDGES;
  protected readonly box = computed(() =>
    boundsOf(this.designer.draft(), this.designer.selection()),
  );
  protected readonly several = computed(() => {
    const { rows, sections, decorations } = this.designer.selected();
    return rows.length + sections.length + decorations.length > 1;
  });

  protected moveBy(x: number, y: number): void {
    const selection = this.designer.selection();
    this.designer.apply((draft) => move(draft, selection, { x, y }), { said: 'Moved.' });
  }

  protected turn(degrees: number): void {
    turn(this.designer, degrees);
  }

  protected mirror(axis: 'x' | 'y'): void {
    const selection = this.designer.selection();
    this.designer.apply((draft) => mirror(draft, selection, axis), { said: 'Mirrored.' });
  }

  protected align(edge: AlignEdge): void {
    const selection = this.designer.selection();
    this.designer.apply((draft) => align(draft, selection, edge), { said: 'Aligned.' });
  }

  protected distribute(axis: 'x' | 'y'): void {
    const selection = this.designer.selection();
    this.designer.apply((draft) => distribute(draft, selection, axis), { said: 'Distributed.' });
  }

  protected duplicate(): void {
    duplicateSelected(this.designer);
  }

  protected remove(): void {
    removeSelected(this.designer);
  }
}
