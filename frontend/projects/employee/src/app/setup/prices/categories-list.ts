import { Component, computed, inject, LOCALE_ID } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { employee } from '@foyer/shared/contract';
import { ApiClient } from '@foyer/ui/api/api-client.ts';
import { isProblem } from '@foyer/ui/api/api-problem.ts';
import { Price } from '@foyer/ui/price/price.ts';
import { ask } from '../../shell/confirm-dialog.ts';
import { openDialog } from '../../shell/open-dialog.ts';
import { EventDesk } from '../event-desk.ts';
import { CategoryDialog, type CategoryTask } from './category-dialog.ts';
import { freeColour, type CategoryView } from './category-view.ts';
import { windowWords } from './category-window.ts';

/** The ticket categories of the event, to add, change and delete. */
@Component({
  selector: 'fy-categories-list',
  imports: [MatButton, MatIcon, MatIconButton, Price],
  templateUrl: './categories-list.html',
  styleUrls: ['../rows.scss', './categories-list.scss'],
})
export class CategoriesList {
  private readonly api = inject(ApiClient);
  private readonly desk = inject(EventDesk);
  private readonly dialogs = inject(MatDialog);
  private readonly locale = inject(LOCALE_ID);

  protected readonly event = this.desk.current;
  protected readonly locked = this.desk.locked;
  protected readonly rows = computed(() =>
    this.event().categories.map((category) => ({ category, remarks: this.remarks(category) })),
  );

  protected add(): void {
    this.open({
      colour: freeColour(this.event().categories),
      save: (body) =>
        this.desk.act(({ eventId }) =>
          this.api.call(employee.addCategory, { params: { eventId }, body }),
        ),
    });
  }

  protected change(category: CategoryView): void {
    const { categoryId, colour } = category;
    this.open({
      category,
      colour,
      save: (body) =>
        this.desk.act(({ eventId }) =>
          this.api.call(employee.changeCategory, { params: { eventId, categoryId }, body }),
        ),
    });
  }

  protected remove({ categoryId, name }: CategoryView): void {
    void ask(this.dialogs, {
      title: `Delete “${name}”?`,
      text: 'The category goes for good. Seats that are in it need another one first.',
      action: 'Delete the category',
      run: () =>
        this.desk.act(({ eventId }) =>
          this.api.call(employee.deleteCategory, { params: { eventId, categoryId } }),
        ),
      explain: inTheWay,
    });
  }

  private open(task: Omit<CategoryTask, 'currency' | 'timeZone'>): void {
    const { currency, venue } = this.event();
    const data: CategoryTask = { ...task, currency, timeZone: venue.timeZone };
    void openDialog(this.dialogs, CategoryDialog, { data, width: '36rem' });
  }

  private remarks(category: CategoryView): string {
    const clock = { timeZone: this.event().venue.timeZone, locale: this.locale };
    const limit = category.maxPerBooking;
    return [
      category.description,
      limit === undefined ? '' : `At most ${limit} in a booking`,
      windowWords(category, clock),
    ]
      .filter(Boolean)
      .join(' · ');
  }
}

function inTheWay(problem: unknown): string | undefined {
  if (isProblem(problem, 'category-sold')) return counted(problem.details['count'], 'sold');
  if (isProblem(problem, 'category-in-use')) return counted(problem.details['seats'], 'in it');
  return undefined;
}

function counted(count: unknown, what: 'sold' | 'in it'): string | undefined {
  if (typeof count !== 'number') return undefined;
  const [one, many] = what === 'sold' ? ['ticket is', 'tickets are'] : ['seat is', 'seats are'];
  return count === 1 ? `1 ${one} ${what}.` : `${count} ${many} ${what}.`;
}
