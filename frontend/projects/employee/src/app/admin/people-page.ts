import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { Router } from '@angular/router';
import { employee, type EmployeeView } from '@foyer/shared/contract';
import { apiResource } from '@foyer/ui/api/api-resource.ts';
import { Session } from '@foyer/ui/api/session.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { firstValueFrom } from 'rxjs';
import { Pager } from '../shell/pager.ts';
import { InviteDialog } from './invite-dialog.ts';
import { PeopleFilters } from './people-filters.ts';
import {
  addressOfPeople,
  PEOPLE_PER_PAGE,
  peopleAskedFor,
  peopleQueryOf,
  peopleSortedBy,
  type PeopleQuery,
} from './people-query.ts';
import { PeopleTable } from './people-table.ts';

type Found = { readonly employees: readonly EmployeeView[]; readonly total: number };

/** Organizers, stewards and admins: searched, filtered, sorted and paged by the address; invited here. */
@Component({
  selector: 'fy-people-page',
  imports: [MatButton, MatIcon, Pager, PeopleFilters, PeopleTable, ProblemNote],
  templateUrl: './people-page.html',
  styleUrls: ['../shell/list-page.scss', './people-page.scss'],
})
export class PeoplePage {
  private readonly router = inject(Router);
  private readonly dialogs = inject(MatDialog);
  private readonly session = inject(Session);

  /** Part of a name or an address. */
  readonly search = input<string>();
  /** A role to filter by. */
  readonly role = input<string>();
  /** A state to filter by. */
  readonly state = input<string>();
  /** What to sort by. */
  readonly sort = input<string>();
  /** `down` for the last first. */
  readonly order = input<string>();
  /** The page of the list, from 1. */
  readonly page = input<string>();

  protected readonly query = computed(() =>
    peopleQueryOf({
      search: this.search(),
      role: this.role(),
      state: this.state(),
      sort: this.sort(),
      order: this.order(),
      page: this.page(),
    }),
  );
  protected readonly list = apiResource(employee.listEmployees, () => ({
    query: peopleAskedFor(this.query()),
  }));
  /** What was shown before stays until there is news. */
  protected readonly shown = linkedSignal<Found | undefined, Found | undefined>({
    source: () => (this.list.hasValue() ? this.list.value() : undefined),
    computation: (found, before) => found ?? before?.value,
  });
  protected readonly self = computed(() => this.session.account()?.userId);
  protected readonly size = PEOPLE_PER_PAGE;
  protected readonly said = signal('');

  protected show(change: Partial<PeopleQuery>): void {
    const queryParams = addressOfPeople({ ...this.query(), page: 0, ...change });
    void this.router.navigate([], { queryParams, replaceUrl: change.search !== undefined });
  }

  protected sortBy(sort: PeopleQuery['sort']): void {
    this.show(peopleSortedBy(this.query(), sort));
  }

  protected showAll(): void {
    this.show({ search: '', role: '', state: '' });
  }

  protected async invite(): Promise<void> {
    const opened = this.dialogs.open<InviteDialog, undefined, EmployeeView>(InviteDialog);
    const invited = await firstValueFrom(opened.afterClosed());
    if (invited) this.changed(`An invitation is on its way to ${invited.email}.`);
  }

  protected changed(done: string): void {
    this.said.set(done);
    this.list.reload();
  }
}
