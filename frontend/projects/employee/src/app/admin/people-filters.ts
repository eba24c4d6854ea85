import { Component, input, output } from '@angular/core';
import { SearchField } from '@foyer/ui/forms/search-field.ts';
import { ROLE_NAMES, STATE_NAMES, type PeopleQuery } from './people-query.ts';

/** Search and filters above the list of employees. */
@Component({
  selector: 'fy-people-filters',
  imports: [SearchField],
  template: `
    <fy-search-field
      label="Search people"
      placeholder="Name or e-mail address"
      [text]="query().search"
      (searched)="changed.emit({ search: $event })"
    />
    <label class="select">
      <span>Role</span>
      <select #role (change)="chooseRole(role.value)">
        <option value="" [selected]="query().role === ''">Any</option>
        @for (one of roles; track one[0]) {
          <option [value]="one[0]" [selected]="query().role === one[0]">{{ one[1] }}</option>
        }
      </select>
    </label>
    <label class="select">
      <span>State</span>
      <select #state (change)="chooseState(state.value)">
        <option value="" [selected]="query().state === ''">Any</option>
        @for (one of states; track one[0]) {
          <option [value]="one[0]" [selected]="query().state === one[0]">{{ one[1] }}</option>
        }
      </select>
    </label>
  `,
  styleUrl: '../shell/filters.scss',
})
export class PeopleFilters {
  /** What is shown now. */
  readonly query = input.required<PeopleQuery>();
  /** What is wanted differently. */
  readonly changed = output<Partial<PeopleQuery>>();

  protected readonly roles = Object.entries(ROLE_NAMES);
  protected readonly states = Object.entries(STATE_NAMES);

  protected chooseRole(role: string): void {
    this.changed.emit({ role: role as PeopleQuery['role'] });
  }

  protected chooseState(state: string): void {
    this.changed.emit({ state: state as PeopleQuery['state'] });
  }
}
