import { Component, computed, inject, input, LOCALE_ID } from '@angular/core';
import type { employee } from '@foyer/shared/contract';

/** How many came through this door and through all of them. */
@Component({
  selector: 'fy-door-counts',
  template: `
    @for (figure of figures(); track figure.name) {
      <p>
        <strong class="fy-figures">{{ figure.value }}</strong>
        <span>{{ figure.name }}</span>
      </p>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: var(--fy-space-2) var(--fy-space-5);
    }
    p {
      display: grid;
    }
    strong {
      font: var(--mat-sys-headline-medium);
      font-weight: 650;
      line-height: 1;
    }
    span {
      font: var(--mat-sys-label-large);
    }
  `,
})
export class DoorCounts {
  private readonly locale = inject(LOCALE_ID);

  /** How many came; undefined before that is known. */
  readonly attendance = input.required<employee.AttendanceView | undefined>();
  /** The door where the device stands. */
  readonly door = input.required<string>();
  /** Whether guests go out and come back, so that who is inside is another number. */
  readonly allowsReentry = input.required<boolean>();

  protected readonly figures = computed(() => {
    const attendance = this.attendance();
    const here = attendance?.counts
      .filter(({ door }) => door === this.door())
      .reduce((sum, { admitted }) => sum + admitted, 0);
    const inside = { name: 'Inside now', value: this.number(attendance?.inside) };
    return [
      { name: 'This door', value: this.number(here) },
      { name: 'All doors', value: this.number(attendance?.admitted) },
      ...(this.allowsReentry() ? [inside] : []),
    ];
  });

  private number(value: number | undefined): string {
    return value === undefined ? '–' : new Intl.NumberFormat(this.locale).format(value);
  }
}
