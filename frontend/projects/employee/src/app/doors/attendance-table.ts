import { Component, computed, inject, input, LOCALE_ID } from '@angular/core';
import type { employee } from '@foyer/shared/contract';

/** How many came, by door and category, as it changes. */
@Component({
  selector: 'fy-attendance-table',
  template: `
    <div class="all">
      <p>
        <strong class="fy-figures">{{ number(attendance().admitted) }}</strong> admitted
      </p>
      <p>
        <strong class="fy-figures">{{ number(attendance().inside) }}</strong> inside now
      </p>
    </div>
    <div class="scroll" tabindex="0" role="region" aria-label="Admitted by door and category">
      <table>
        <caption class="fy-hidden">
          Admitted by door and category
        </caption>
        <thead>
          <tr>
            <th scope="col">Door</th>
            @for (category of doors().categories; track category.categoryId) {
              <th scope="col" class="figure">{{ category.name }}</th>
            }
            <th scope="col" class="figure">All</th>
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.door) {
            <tr>
              <th scope="row">{{ row.door }}</th>
              @for (figure of row.figures; track $index) {
                <td class="figure fy-figures">{{ number(figure) }}</td>
              }
              <td class="figure fy-figures">{{ number(row.all) }}</td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styleUrl: '../shell/table.scss',
  styles: `
    :host {
      display: grid;
      gap: var(--fy-space-4);
    }
    .all {
      display: flex;
      flex-wrap: wrap;
      gap: var(--fy-space-5);
      padding: var(--fy-space-3) var(--fy-space-3) 0;
    }
    p {
      margin: 0;
    }
    strong {
      font: var(--mat-sys-headline-large);
    }
    .scroll {
      overflow-x: auto;
    }
    .figure {
      text-align: end;
    }
  `,
})
export class AttendanceTable {
  private readonly locale = inject(LOCALE_ID);

  /** How many came. */
  readonly attendance = input.required<employee.AttendanceView>();
  /** The doors and categories of the event. */
  readonly doors = input.required<employee.DoorsView>();

  protected readonly rows = computed(() => {
    const { doors, categories } = this.doors();
    const { counts } = this.attendance();
    const counted = counts.map(({ door }) => door);
    return [...new Set([...doors, ...counted])].map((door) => {
      const here = counts.filter((count) => count.door === door);
      const figures = categories.map(
        ({ categoryId }) => here.find((count) => count.categoryId === categoryId)?.admitted ?? 0,
      );
      return { door, figures, all: here.reduce((sum, { admitted }) => sum + admitted, 0) };
    });
  });

  protected number(value: number): string {
    return new Intl.NumberFormat(this.locale).format(value);
  }
}
