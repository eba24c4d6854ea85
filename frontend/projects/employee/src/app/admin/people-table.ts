import { Component, inject, input, LOCALE_ID, output } from '@angular/core';
import type { EmployeeView } from '@foyer/shared/contract';
import { columnOrder, SortButton, type ColumnOrder } from '../shell/sort-button.ts';
import { AccountState } from './account-state.ts';
import { COLUMN_NAMES, ROLE_NAMES, type PeopleQuery } from './people-query.ts';
import { PersonMenu } from './person-menu.ts';

/** Employees as a table whose columns sort; on phones what does not fit stands below the name. */
@Component({
  selector: 'fy-people-table',
  imports: [AccountState, PersonMenu, SortButton],
  templateUrl: './people-table.html',
  styleUrls: ['../shell/table.scss', './people-table.scss'],
})
export class PeopleTable {
  private readonly locale = inject(LOCALE_ID);

  /** The employees, in order. */
  readonly people = input.required<readonly EmployeeView[]>();
  /** How they are sorted. */
  readonly query = input.required<PeopleQuery>();
  /** Who is signed in. */
  readonly self = input.required<string | undefined>();
  /** The column to sort by. */
  readonly sorted = output<PeopleQuery['sort']>();
  /** An account is no longer as it was; says what was done. */
  readonly changed = output<string>();

  protected readonly roles = ROLE_NAMES;
  protected readonly columns: readonly {
    readonly name: string;
    readonly sort?: PeopleQuery['sort'];
    readonly wide?: true;
  }[] = [
    { name: COLUMN_NAMES.name, sort: 'name' },
    { name: 'Role', wide: true },
    { name: 'State', wide: true },
    { name: COLUMN_NAMES.createdAt, sort: 'createdAt', wide: true },
    { name: COLUMN_NAMES.lastSignInAt, sort: 'lastSignInAt', wide: true },
  ];

  protected order(sort: PeopleQuery['sort'] | undefined): ColumnOrder {
    return columnOrder(sort, this.query());
  }

  /** When the invitation was sent that is still to be answered. */
  protected sentAt({ state, invitedAt }: EmployeeView): string | undefined {
    return state === 'invited' ? invitedAt : undefined;
  }

  protected day(instant: string): string {
    return new Intl.DateTimeFormat(this.locale, { dateStyle: 'medium' }).format(new Date(instant));
  }

  protected moment(instant: string): string {
    const format = { dateStyle: 'medium', timeStyle: 'short' } as const;
    return new Intl.DateTimeFormat(this.locale, format).format(new Date(instant));
  }
}
