import { Component, computed, inject, output, signal } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { DesignFault, Selection } from '@foyer/shared/domain';
import { Designer } from '../state/designer.ts';
import { fitRoomToDrawing } from '../state/edit-commands.ts';
import { joinedSelection, everything } from '../state/selecting.ts';
import { counted } from '../state/selected.ts';
import { NOTHING } from '@foyer/shared/domain';

/** Below the room: how many places it has and what is wrong with it; each part selects what it speaks of. */
@Component({
  selector: 'fy-fault-bar',
  imports: [MatIcon],
  templateUrl: './fault-bar.html',
  styleUrl: './fault-bar.scss',
})
export class FaultBar {
  protected readonly designer = inject(Designer);

  /** Something is to be selected and brought on the screen. */
  readonly shown = output<Selection>();

  protected readonly isOpen = signal(false);
  protected readonly total = computed(() => {
    const { seats, standing } = this.designer.figures();
    return [
      ...(seats > 0 || standing === 0 ? [counted(seats, 'seat')] : []),
      ...(standing > 0 ? [counted(standing, 'standing place')] : []),
    ].join(' and ');
  });
  protected readonly open = computed(() => this.designer.figures().withoutCategory);
  protected readonly blocked = computed(() => this.designer.figures().blocked);
  protected readonly accessible = computed(() => this.designer.figures().accessible);
  protected readonly faults = this.designer.faults;
  protected readonly errors = computed(
    () => this.faults().filter(({ severity }) => severity === 'error').length,
  );

  protected selectAll(): void {
    this.shown.emit(everything(this.designer.draft()));
  }

  protected selectOpen(): void {
    const open = this.faults().filter(({ kind }) => kind === 'no-category');
    this.shown.emit(open.map(({ selection }) => selection).reduce(joinedSelection, NOTHING));
  }

  protected selectSeats(
    fits: (seat: { readonly kind?: string; readonly blocked?: true }) => boolean,
  ): void {
    const seats = this.designer
      .draft()
      .sections.flatMap((section) =>
        section.kind === 'standing' ? [] : section.rows.flatMap((row) => row.seats.filter(fits)),
      );
    this.shown.emit({ ...NOTHING, seats: new Set(seats.map(({ seatId }) => seatId)) });
  }

  protected readonly isBlocked = ({ blocked }: { readonly blocked?: true }) => blocked === true;
  protected readonly isAccessible = ({ kind }: { readonly kind?: string }) => kind === 'accessible';

  protected fit(): void {
    fitRoomToDrawing(this.designer);
  }

  protected show({ selection }: DesignFault): void {
    this.shown.emit(selection);
  }
}
